package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.carddav;
import static com.mailfence.dav.xml.Name.dav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.account.Account;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.xml.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of users. Programs that are told nothing but the host ask for it on the first
 * address they find, so a site answers for whoever is logged in.
 */
final class PrincipalProperties {
  static final List<Property> ALL =
      List.of(
          asked(dav("principal-URL"), ask -> at(ask, PrincipalProperties::url)), // RFC 3744 s4.2
          asked(dav("alternate-URI-set"), ask -> at(ask, account -> Value.NOTHING)),
          asked(dav("group-member-set"), ask -> at(ask, account -> Value.NOTHING)),
          asked(dav("group-membership"), ask -> at(ask, account -> Value.NOTHING)),
          asked( // RFC 4791 s6.2.1
              caldav("calendar-home-set"),
              ask -> at(ask, account -> home(account, Shelf.CALENDARS))),
          asked( // RFC 6352 s7.1.1
              carddav("addressbook-home-set"),
              ask -> at(ask, account -> home(account, Shelf.ADDRESSBOOKS))),
          asked( // RFC 6638 s2.4.1
              caldav("calendar-user-address-set"), PrincipalProperties::addresses),
          asked( // RFC 6638 s2.2.1, s2.1.1
              caldav("schedule-inbox-URL"),
              ask -> at(ask, account -> Value.href(ask.view().tree().tray(true).href()))),
          asked(
              caldav("schedule-outbox-URL"),
              ask -> at(ask, account -> Value.href(ask.view().tree().tray(false).href()))),
          asked( // RFC 6638 s2.4.2
              caldav("calendar-user-type"), ask -> at(ask, account -> Value.text("INDIVIDUAL"))),
          asked(server("email-address-set"), ask -> at(ask, PrincipalProperties::mail)));

  private PrincipalProperties() {}

  @FunctionalInterface
  private interface Said {
    Value of(Account account);
  }

  private static @Nullable Value at(Ask ask, Said said) {
    if (ask.resource() instanceof Principal principal) {
      return said.of(principal.account());
    }
    return ask.resource() instanceof Site ? said.of(ask.view().self()) : null;
  }

  private static Value url(Account account) {
    return Value.href(Tree.principal(account).href());
  }

  private static Value home(Account account, Shelf shelf) {
    return Value.href(Tree.home(account, shelf).href());
  }

  /**
   * The main address is first and says that it is preferred: some programs take the first, some the
   * preferred one.
   */
  private static @Nullable Value addresses(Ask ask) {
    return at(
        ask,
        account ->
            out -> {
              out.start(dav("href"), "preferred", "1").text("mailto:" + account.address()).end();
              for (String alias : ask.view().rooms().directory().aliases(account.id())) {
                out.href("mailto:" + alias);
              }
              out.href(Tree.principal(account).href());
            });
  }

  private static Value mail(Account account) {
    return out -> out.element(server("email-address"), account.address());
  }
}
