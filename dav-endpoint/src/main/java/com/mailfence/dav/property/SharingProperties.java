package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Notice;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import com.mailfence.engine.share.Lent;
import com.mailfence.engine.share.Neighbours;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** To whom collections are lent, as Apple's programs ask for it. // SHARE-010, CAL-014 */
public final class SharingProperties {
  static final List<Property> ALL =
      List.of(
          asked(server("invite"), SharingProperties::invite),
          asked(server("allowed-sharing-modes"), SharingProperties::modes),
          asked(server("shared-url"), SharingProperties::source),
          asked(server("notificationtype"), SharingProperties::kind));

  private SharingProperties() {}

  /**
   * One to whom a collection is lent.
   *
   * @param share what of it
   */
  public record Guest(Account account, Share share) {}

  /** Those to whom the user's own collection is lent, or offered. */
  static List<Guest> guests(Ask ask, Folder folder) {
    List<Guest> guests = new ArrayList<>();
    for (Grant grant : ask.view().given()) {
      Optional<Share> share = grant.share(folder.row().number());
      share.ifPresent(
          found ->
              ask.view()
                  .rooms()
                  .sharing()
                  .account(grant.grantee())
                  .ifPresent(account -> guests.add(new Guest(account, found))));
    }
    return guests;
  }

  /** The tag of something offered: it is another when it is offered otherwise. */
  public static String tag(Notice notice) {
    String name = notice.path().last();
    return name.substring(0, name.length() - ".xml".length()) + "-" + notice.lent().access();
  }

  private static @Nullable Value invite(Ask ask) {
    if (!(ask.resource() instanceof Folder folder) || folder.shelf() == Shelf.FILES) {
      return null;
    }
    if (folder.loan() != null) {
      Lent lent = folder.loan().lent();
      boolean offered = lent.way() == Lent.Way.SHARED || lent.way() == Lent.Way.ASKED;
      return offered ? out -> own(ask, lent, out) : null;
    }
    List<Guest> guests = guests(ask, folder);
    return out -> {
      organizer(out, folder.owner());
      for (Guest guest : guests) {
        user(out, guest.account(), answer(guest.share().answer()), guest.share().access());
      }
    };
  }

  /** A guest is told of himself and of nobody else. */
  private static void own(Ask ask, Lent lent, XmlWriter out) throws IOException {
    organizer(out, lent.owner());
    String answer = lent.way() == Lent.Way.SHARED ? "invite-accepted" : "invite-noresponse";
    user(out, ask.view().self(), answer, lent.access());
  }

  private static String answer(Share.Answer answer) {
    return switch (answer) {
      case ASKED -> "invite-noresponse";
      case ACCEPTED -> "invite-accepted";
      case DECLINED -> "invite-declined";
    };
  }

  /** Who lends it. */
  public static void organizer(XmlWriter out, Account owner) throws IOException {
    out.start(server("organizer"));
    out.href(People.principal(owner).href());
    out.element(server("common-name"), Neighbours.person(owner).name());
    out.end();
  }

  private static void user(XmlWriter out, Account account, String answer, Access access)
      throws IOException {
    out.start(server("user"));
    out.href("mailto:" + account.address());
    out.element(server("common-name"), Neighbours.person(account).name());
    out.empty(server(answer));
    access(out, access);
    out.end();
  }

  /** What is lent of it. */
  public static void access(XmlWriter out, Access access) throws IOException {
    Name word = server(access == Access.WRITE ? "read-write" : "read");
    out.start(server("access")).empty(word).end();
  }

  private static @Nullable Value modes(Ask ask) {
    boolean lendable =
        ask.resource() instanceof Folder folder && folder.isOwn() && folder.shelf() != Shelf.FILES;
    return lendable ? Value.names(server("can-be-shared")) : null;
  }

  private static @Nullable Value source(Ask ask) {
    return ask.resource() instanceof Folder folder && folder.isBeside()
        ? Value.href(ask.view().tree().ownersPath(folder).href())
        : null;
  }

  private static @Nullable Value kind(Ask ask) {
    return ask.resource() instanceof Resource.Notice
        ? Value.names(server("invite-notification"))
        : null;
  }
}
