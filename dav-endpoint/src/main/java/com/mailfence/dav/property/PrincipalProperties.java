package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.carddav;
import static com.mailfence.dav.xml.Name.dav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.account.Account;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.People;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.xml.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of users and groups. Programs that are told nothing but the host ask for it on the
 * first address they find, so a site answers for whoever is logged in.
 */
final class PrincipalProperties {
  static final List<Property> ALL =
      List.of(
          asked(dav("principal-URL"), PrincipalProperties::url), // RFC 3744 s4.2
          asked(dav("alternate-URI-set"), ask -> of(ask) == null ? null : Value.NOTHING),
          asked( // RFC 4791 s6.2.1
              caldav("calendar-home-set"), ask -> home(ask, Shelf.CALENDARS)),
          asked( // RFC 6352 s7.1.1
              carddav("addressbook-home-set"), ask -> home(ask, Shelf.ADDRESSBOOKS)),
          asked( // RFC 6638 s2.4.1
              caldav("calendar-user-address-set"), PrincipalProperties::addresses),
          asked( // RFC 6638 s2.2.1, s2.1.1
              caldav("schedule-inbox-URL"), ask -> tray(ask, true)),
          asked(caldav("schedule-outbox-URL"), ask -> tray(ask, false)),
          asked( // RFC 6638 s2.4.2
              caldav("calendar-user-type"), PrincipalProperties::type),
          asked(server("email-address-set"), PrincipalProperties::mail),
          asked(carddav("directory-gateway"), PrincipalProperties::guide),
          asked(server("notification-URL"), PrincipalProperties::notices));

  private PrincipalProperties() {}

  /** Whom the resource stands for; null if for nobody. */
  static @Nullable Principal of(Ask ask) {
    if (ask.resource() instanceof Principal principal) {
      return principal;
    }
    return ask.resource() instanceof Site ? ask.view().tree().people().self() : null;
  }

  private static @Nullable Value url(Ask ask) {
    Principal of = of(ask);
    return of == null ? null : Value.href(of.path().href());
  }

  /** Another's is told to those who may see something there. */
  private static @Nullable Value home(Ask ask, Shelf shelf) {
    Principal of = of(ask);
    if (of == null) {
      return null;
    }
    String address = of.person().address();
    boolean seen = of.self() != null || ask.view().tree().homeOf(address, shelf).isPresent();
    return seen ? Value.href(Tree.home(address, shelf).href()) : null;
  }

  /**
   * The main address is first and says that it is preferred: some programs take the first, some the
   * preferred one. Aliases are nobody else's business.
   */
  private static @Nullable Value addresses(Ask ask) {
    Principal of = of(ask);
    if (of == null) {
      return null;
    }
    Account self = of.self();
    List<String> aliases =
        self == null ? List.of() : ask.view().rooms().directory().aliases(self.id());
    return out -> {
      String main = "mailto:" + of.person().address();
      out.start(dav("href"), "preferred", "1").text(main).end();
      for (String alias : aliases) {
        out.href("mailto:" + alias);
      }
      out.href(People.principal(of.person().address()).href());
    };
  }

  private static @Nullable Value tray(Ask ask, boolean incoming) {
    Principal of = of(ask);
    return of == null || of.self() == null
        ? null
        : Value.href(ask.view().tree().tray(incoming).href());
  }

  private static @Nullable Value type(Ask ask) {
    Principal of = of(ask);
    return of == null ? null : Value.text(of.person().group() ? "GROUP" : "INDIVIDUAL");
  }

  private static @Nullable Value mail(Ask ask) {
    Principal of = of(ask);
    return of == null ? null : out -> out.element(server("email-address"), of.person().address());
  }

  /** Where to look for people, which is read-only. */
  private static @Nullable Value guide(Ask ask) {
    Principal of = of(ask);
    return of == null || of.self() == null
        ? null
        : ask.view().tree().people().guide().map(guide -> Value.href(guide.href())).orElse(null);
  }

  private static @Nullable Value notices(Ask ask) {
    Principal of = of(ask);
    return of == null || of.self() == null
        ? null
        : Value.href(ask.view().tree().people().notices().href());
  }
}
