package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may do what. RFC 3744 s5, RFC 5397 */
final class AccessProperties {
  private static final Name PRIVILEGE = dav("privilege");

  static final List<Property> ALL =
      List.of(
          asked(dav("current-user-principal"), AccessProperties::self),
          asked(dav("owner"), ask -> owned(ask) ? self(ask) : null),
          asked(dav("group"), ask -> owned(ask) ? Value.NOTHING : null),
          asked(dav("principal-collection-set"), ask -> Value.href(Tree.principals().href())),
          asked(dav("current-user-privilege-set"), AccessProperties::privileges),
          asked(dav("supported-privilege-set"), ask -> AccessProperties::supported),
          asked(dav("acl"), AccessProperties::list),
          asked(dav("acl-restrictions"), ask -> Value.names(dav("grant-only"), dav("no-invert"))),
          asked(dav("inherited-acl-set"), ask -> Value.NOTHING));

  private AccessProperties() {}

  private static Value self(Ask ask) {
    return Value.href(Tree.principal(ask.view().self()).href());
  }

  private static boolean owned(Ask ask) {
    Resource at = ask.resource();
    return at instanceof Folder
        || at instanceof Resource.Tray
        || at instanceof Member
        || at instanceof Home
        || at instanceof Principal;
  }

  /** The names of all that the user may do with it. RFC 3744 s5.4 */
  private static List<Name> held(Resource resource) {
    List<Name> held = new ArrayList<>();
    held.add(dav("read"));
    held.add(dav("read-current-user-privilege-set"));
    if (resource instanceof Site) {
      return held;
    }
    held.add(dav("read-acl"));
    held.add(dav("write-properties"));
    if (resource instanceof Principal) {
      return held;
    }
    if (resource instanceof Resource.Tray tray) {
      scheduling(tray, held);
      return held;
    }
    held.add(dav("all"));
    held.add(dav("write"));
    held.add(dav("write-content"));
    held.add(dav("bind"));
    held.add(dav("unbind"));
    held.add(dav("unlock"));
    held.add(caldav("read-free-busy"));
    return held;
  }

  /** RFC 6638 s6.1, s6.2 */
  private static void scheduling(Resource.Tray tray, List<Name> held) {
    String way = tray.incoming() ? "schedule-deliver" : "schedule-send";
    held.add(caldav(way));
    held.add(caldav(way + "-invite"));
    held.add(caldav(way + "-reply"));
    held.add(caldav(tray.incoming() ? "schedule-query-freebusy" : "schedule-send-freebusy"));
  }

  private static Value privileges(Ask ask) {
    return out -> {
      for (Name name : held(ask.resource())) {
        privilege(out, name);
      }
    };
  }

  private static @Nullable Value list(Ask ask) {
    if (!owned(ask)) {
      return null;
    }
    return out -> {
      out.start(dav("ace"));
      out.start(dav("principal")).start(dav("property")).empty(dav("owner")).end().end();
      out.start(dav("grant"));
      privilege(out, ask.resource() instanceof Principal ? dav("read") : dav("all"));
      out.end().empty(dav("protected")).end();
    };
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
