package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may do what. RFC 3744 s5, RFC 5397 */
final class AccessProperties {
  private static final Name PRIVILEGE = dav("privilege");

  static final List<Property> ALL =
      List.of(
          asked(
              dav("current-user-principal"),
              ask -> Value.href(People.principal(ask.view().self()).href())),
          asked(dav("owner"), AccessProperties::owner),
          asked(dav("group"), ask -> owned(ask) == null ? null : Value.NOTHING),
          asked(dav("principal-collection-set"), ask -> Value.href(People.principals().href())),
          asked(dav("current-user-privilege-set"), AccessProperties::privileges),
          asked(dav("supported-privilege-set"), ask -> AccessProperties::supported),
          asked(dav("acl"), AccessProperties::list),
          asked(dav("acl-restrictions"), ask -> Value.names(dav("grant-only"), dav("no-invert"))),
          asked(dav("inherited-acl-set"), ask -> Value.NOTHING));

  private AccessProperties() {}

  private static @Nullable Value owner(Ask ask) {
    String owner = owned(ask);
    return owner == null ? null : Value.href(People.principal(owner).href());
  }

  /** The address of whom it belongs to; null for what is nobody's. */
  private static @Nullable String owned(Ask ask) {
    Resource at = ask.resource();
    if (at instanceof Folder folder) {
      return folder.owner().address();
    }
    if (at instanceof Member member) {
      return member.owner().address();
    }
    if (at instanceof Home home) {
      return home.owner().address();
    }
    if (at instanceof Principal principal) {
      return principal.person().address();
    }
    if (at instanceof Resource.Proxy proxy) {
      return proxy.user().address();
    }
    return at instanceof Resource.Tray || at instanceof Resource.Notices
        ? ask.view().self().address()
        : null;
  }

  private static Value privileges(Ask ask) {
    List<Name> held = Held.by(ask.view(), ask.resource());
    return out -> {
      for (Name name : held) {
        privilege(out, name);
      }
    };
  }

  /** Only the owner may see it. RFC 3744 s3.6, s5.5 */
  private static @Nullable Value list(Ask ask) {
    String owner = owned(ask);
    if (owner == null || !owner.equals(ask.view().self().address())) {
      return null;
    }
    Folder folder =
        ask.resource() instanceof Member member
            ? member.folder()
            : ask.resource() instanceof Folder it ? it : null;
    return out -> {
      out.start(dav("ace"));
      out.start(dav("principal")).start(dav("property")).empty(dav("owner")).end().end();
      out.start(dav("grant"));
      privilege(out, ask.resource() instanceof Principal ? dav("read") : dav("all"));
      out.end().empty(dav("protected")).end();
      if (folder != null && folder.shelf() != Shelf.FILES) {
        lent(ask, folder, out);
      }
    };
  }

  private static void lent(Ask ask, Folder folder, XmlWriter out) throws IOException {
    for (SharingProperties.Guest guest : SharingProperties.guests(ask, folder)) {
      if (guest.share().answer() != Share.Answer.DECLINED) {
        ace(out, guest.account(), guest.share().access(), false);
      }
    }
    if (folder.shelf() == Shelf.CALENDARS) {
      for (Access access : Access.values()) {
        for (Account deputy : ask.view().rooms().sharing().deputies(folder.owner().id(), access)) {
          ace(out, deputy, access, true); // of the whole account, so not changed here
        }
      }
    }
  }

  private static void ace(XmlWriter out, Account to, Access access, boolean isProtected)
      throws IOException {
    out.start(dav("ace"));
    out.start(dav("principal")).href(People.principal(to).href()).end();
    out.start(dav("grant"));
    privilege(out, dav("read"));
    if (access == Access.WRITE) {
      privilege(out, dav("write"));
    }
    out.end();
    if (isProtected) {
      out.empty(dav("protected"));
    }
    out.end();
  }

  private static void privilege(XmlWriter out, Name name) throws IOException {
    out.start(PRIVILEGE).empty(name).end();
  }

  /** What can be granted here, and what it holds. RFC 3744 s5.3 */
  private static void supported(XmlWriter out) throws IOException {
    begin(out, dav("all"), "Everything");
    begin(out, dav("read"), "Read content and properties");
    leaf(out, caldav("read-free-busy"), "See when the owner is busy");
    out.end();
    begin(out, dav("write"), "Change");
    leaf(out, dav("write-properties"), "Change properties");
    leaf(out, dav("write-content"), "Change content");
    leaf(out, dav("bind"), "Add");
    leaf(out, dav("unbind"), "Remove");
    out.end();
    leaf(out, dav("unlock"), "Take away a lock");
    leaf(out, dav("read-acl"), "See who may do what");
    leaf(out, dav("read-current-user-privilege-set"), "See what one may do");
    leaf(out, dav("write-acl"), "Say who may do what");
    out.end();
  }

  private static void begin(XmlWriter out, Name name, String says) throws IOException {
    out.start(dav("supported-privilege"));
    privilege(out, name);
    out.start(dav("description"), "xml:lang", "en").text(says).end();
  }

  private static void leaf(XmlWriter out, Name name, String says) throws IOException {
    begin(out, name, says);
    out.end();
  }
}
