package com.mailfence.dav.method;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Owner;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Period;
import com.mailfence.dav.data.BusyText;
import com.mailfence.dav.property.Settings;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.calendar.Availability;
import com.mailfence.engine.calendar.Busy;
import com.mailfence.engine.calendar.FreeBusy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers who is busy when. RFC 6638 s5 */
final class Outbox {
  private static final Name RESPONSE = Name.caldav("schedule-response");
  private static final int MOST = 100;
  private static final Duration LONGEST = Duration.ofDays(366 * 2);

  private Outbox() {}

  static Reply answer(Rooms rooms, Call call) {
    Block asked = asked(call);
    Period period = period(asked);
    List<Property> attendees = asked.all("ATTENDEE");
    refuseForeignOrganiser(rooms, call.account(), asked);
    if (attendees.size() > MOST) {
      throw new Unmet(Condition.CALENDAR_ATTENDEES);
    }
    return Reply.document(
        200,
        RESPONSE,
        out -> {
          for (Property attendee : attendees) {
            Optional<Account> account = known(rooms, call.account(), attendee);
            out.start(Name.caldav("response"));
            out.start(Name.caldav("recipient")).href(attendee.value()).end();
            out.element(
                Name.caldav("request-status"),
                account.isPresent() ? "2.0;Success" : "3.7;Invalid calendar user");
            if (account.isPresent()) {
              List<Busy> busy = busy(rooms, account.get(), period);
              out.element(Name.caldav("calendar-data"), text(asked, attendee, period, busy));
            }
            out.end();
          }
        });
  }

  /** Without calendars that take no time, and with when the owner is not to be had. RFC 7953 s7 */
  private static List<Busy> busy(Rooms rooms, Account account, Period period) {
    List<Busy> away =
        Settings.availability(rooms.notes(), account.id())
            .map(text -> Availability.unavailable(text, period, ZoneOffset.UTC))
            .orElse(List.of());
    var beside = new FreeBusy.Beside(row -> !Settings.isTransparent(rooms.notes(), row.id()), away);
    return rooms.busy().of(account, period, ZoneOffset.UTC, beside);
  }

  private static Block asked(Call call) {
    try {
      CalendarObject object = CalendarObject.parse(call.body());
      List<Block> blocks = object.calendar().blocks("VFREEBUSY");
      if (blocks.size() == 1 && object.method().equals("REQUEST")) {
        return blocks.get(0);
      }
    } catch (BadCalendar bad) {
      throw new Unmet(Condition.CALENDAR_DATA_VALID);
    }
    throw new Unmet(Condition.CALENDAR_OBJECT_VALID);
  }

  private static Period period(Block asked) {
    try {
      Instant from = instant(asked, "DTSTART");
      Instant until = instant(asked, "DTEND");
      if (from.isBefore(until) && !from.plus(LONGEST).isBefore(until)) {
        return new Period(from, until);
      }
    } catch (BadCalendar bad) {
      throw new Unmet(Condition.CALENDAR_DATA_VALID);
    }
    throw new Unmet(Condition.CALENDAR_OBJECT_VALID);
  }

  private static Instant instant(Block asked, String name) {
    return asked
        .property(name)
        .map(Moment::of)
        .filter(moment -> moment.form() == Moment.Form.UTC)
        .map(moment -> moment.wall().toInstant(ZoneOffset.UTC))
        .orElseThrow(() -> new Unmet(Condition.CALENDAR_OBJECT_VALID));
  }

  /** Only in one's own name. RFC 6638 s5.1.2 */
  private static void refuseForeignOrganiser(Rooms rooms, Account self, Block asked) {
    boolean own =
        asked
            .property("ORGANIZER")
            .flatMap(organiser -> owner(rooms, organiser))
            .filter(account -> account.id().equals(self.id()))
            .isPresent();
    if (!own) {
      throw new Unmet(Condition.ORGANIZER_ALLOWED);
    }
  }

  /** Those whose times one is told: the user, and everybody of the same mail domain. // CA11 */
  private static Optional<Account> known(Rooms rooms, Account self, Property attendee) {
    return owner(rooms, attendee)
        .filter(Account::active)
        .filter(account -> domain(account).equals(domain(self)));
  }

  private static String domain(Account account) {
    return account.address().substring(account.address().lastIndexOf('@') + 1);
  }

  private static Optional<Account> owner(Rooms rooms, Property person) {
    String uri = person.value().strip();
    boolean mail = uri.regionMatches(true, 0, "mailto:", 0, 7);
    return Address.read(mail ? uri.substring(7) : uri)
        .flatMap(address -> rooms.directory().owner(address.toString()))
        .filter(Owner.OfAccount.class::isInstance)
        .flatMap(owner -> rooms.directory().account(((Owner.OfAccount) owner).account()));
  }

  private static String text(Block asked, Property attendee, Period period, List<Busy> busy) {
    List<Property> head = new ArrayList<>();
    asked.property("UID").ifPresent(head::add);
    asked.property("DTSTAMP").ifPresent(head::add);
    asked.property("ORGANIZER").ifPresent(head::add);
    head.add(attendee);
    CalendarObject reply =
        CalendarObject.of(List.of(BusyText.block(head, period, busy)))
            .with(Property.of("METHOD", "REPLY"));
    return new String(reply.bytes(), StandardCharsets.UTF_8);
  }
}
