package com.mailfence.engine.calendar;

import com.mailfence.core.account.Account;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part in a meeting, seen by one of them.
 *
 * @param own addresses of the one who acts
 * @param organiser his address
 */
record People(Accounts accounts, Set<String> own, String organiser) {
  /** How word reaches somebody. // RFC 6638 s3.2.9 */
  enum Way {
    /** Into the calendar, and a mail. */
    HOUSE("1.2"),
    MAIL("1.1"),
    /** Not at all: it is no address, or nobody's. */
    NONE("3.7");

    private final String status;

    Way(String status) {
      this.status = status;
    }

    String status() {
      return status;
    }
  }

  /** The attendees the house writes to, by address; the organiser himself is none of them. */
  Map<String, Property> guests(@Nullable CalendarObject object) {
    Map<String, Property> guests = new LinkedHashMap<>();
    if (object != null) {
      for (Block subject : object.subjects()) {
        for (Property attendee : subject.all("ATTENDEE")) {
          String address = Itip.address(attendee);
          if (!own.contains(address) && isOurs(attendee)) {
            guests.putIfAbsent(address, attendee);
          }
        }
      }
    }
    return guests;
  }

  /** Whether the house schedules for this one, and not the client or nobody. // RFC 6638 s7.1 */
  static boolean isOurs(Property person) {
    return person.parameter("SCHEDULE-AGENT").map("SERVER"::equalsIgnoreCase).orElse(true);
  }

  Way way(String address) {
    if (!new Mailbox("", address).isDeliverable()
        || !new Mailbox("", address).address().equals(address)) {
      return Way.NONE; // CA09
    }
    Route route = accounts.resolve(address);
    if (route instanceof Route.Local) {
      return account(address).isPresent() ? Way.HOUSE : Way.MAIL;
    }
    return route instanceof Route.Elsewhere ? Way.MAIL : Way.NONE;
  }

  /** The one account behind an address; a group has none. */
  Optional<Account> account(String address) {
    return accounts.resolve(address) instanceof Route.Local local && local.accounts().size() == 1
        ? Optional.of(local.accounts().get(0)).filter(one -> accounts.maySendAs(one, address))
        : Optional.empty();
  }
}
