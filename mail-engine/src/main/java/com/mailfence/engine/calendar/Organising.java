package com.mailfence.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.Account;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Inbound;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the attendees are told when the organiser changes a meeting. // RFC 6638 s3.2.1 */
final class Organising {
  private final Diary diary;
  private final Letters letters;
  private final People people;
  private final Instant now;
  private final List<Diary.Entry> entries = new ArrayList<>();
  private final Map<String, List<String>> mails = new HashMap<>();
  private final Map<String, CalendarObject> messages = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();

  Organising(Diary diary, Letters letters, People people, Clock clock) {
    this.diary = diary;
    this.letters = letters;
    this.people = people;
    this.now = clock.instant();
  }

  Scheduling.Plan plan(
      Account account, @Nullable CalendarObject old, @Nullable CalendarObject after) {
    CalendarObject revised = after == null ? null : revised(old, after);
    Set<String> guests = new TreeSet<>(people.guests(old).keySet());
    guests.addAll(people.guests(revised).keySet());
    boolean over = isOver(old) && isOver(revised);
    if (!over) {
      guests.forEach(guest -> tell(guest, old, revised));
    }
    List<Letters.Letter> written = new ArrayList<>();
    mails.forEach(
        (key, to) -> {
          CalendarObject message = messages.get(key);
          if (message != null) {
            written.add(
                letters.write(
                    account, people.organiser(), to, message, word(message, old != null)));
          }
        });
    return new Scheduling.Plan(revised == null ? null : booked(revised), entries, written);
  }

  private static String word(CalendarObject message, boolean known) {
    boolean cancelled =
        message.method().equals("CANCEL")
            || message.subjects().stream().allMatch(b -> b.word("STATUS").equals("CANCELLED"));
    return cancelled ? "Cancelled" : known ? "Updated" : "Invitation";
  }

  private void tell(String guest, @Nullable CalendarObject old, @Nullable CalendarObject revised) {
    CalendarObject before = view(old, guest);
    CalendarObject fresh = view(revised, guest);
    if (fresh != null) {
      boolean forced = forced(revised, guest);
      if (before == null || forced || !Itip.tellTheSame(before, fresh)) {
        send(guest, fresh);
      }
    } else if (before != null) {
      send(guest, Itip.cancel(before, before.subjects(), now));
    }
  }

  private @Nullable CalendarObject view(@Nullable CalendarObject object, String guest) {
    return object == null ? null : Itip.request(object, guest, now).orElse(null);
  }

  // RFC 6638 s7.2
  private boolean forced(@Nullable CalendarObject revised, String guest) {
    Property attendee = people.guests(revised).get(guest);
    return attendee != null && attendee.parameter("SCHEDULE-FORCE-SEND").isPresent();
  }

  private void send(String guest, CalendarObject message) {
    People.Way way = people.way(guest);
    statuses.put(guest, way.status());
    if (way == People.Way.NONE) {
      return;
    }
    String key = new String(message.bytes(), UTF_8);
    messages.put(key, message);
    mails.computeIfAbsent(key, k -> new ArrayList<>()).add(guest);
    if (way == People.Way.HOUSE) {
      Account account = people.account(guest).orElseThrow();
      diary
          .prepare(
              new Diary.Wish(
                  account.id(), message.uid(), true, mine -> taken(mine, message, guest)))
          .ifPresent(entries::add);
    }
  }

  /** The attendee's copy after the message; one of another organiser's is left alone. CA05 */
  private Optional<CalendarObject> taken(
      @Nullable CalendarObject mine, CalendarObject message, String guest) {
    boolean foreign =
        mine != null
            && mine.leader().map(Itip::organiser).filter(people.organiser()::equals).isEmpty();
    if (foreign) {
      return Optional.empty();
    }
    if (message.method().equals("CANCEL")) {
      return mine == null ? Optional.empty() : Inbound.of(message).cancel(mine);
    }
    return Inbound.of(message).request(mine, guest::equalsIgnoreCase);
  }

  /** Counts on, and asks anew, where times changed and the client did not say so. */
  private CalendarObject revised(@Nullable CalendarObject old, CalendarObject after) {
    if (old == null) {
      return after;
    }
    Map<String, Block> known = new HashMap<>();
    old.subjects().forEach(b -> known.put(b.text("RECURRENCE-ID"), b));
    return after.mapped(
        b -> {
          Block before = known.get(b.text("RECURRENCE-ID"));
          return before == null || Itip.sameTime(b, before) ? b : countedOn(b, before);
        });
  }

  private Block countedOn(Block subject, Block before) {
    int sequence = Math.max(Itip.sequence(subject), Itip.sequence(before) + 1);
    boolean moved = !onlyDates(subject, before);
    Block counted = subject.with(Property.of("SEQUENCE", String.valueOf(sequence)));
    return !moved
        ? counted
        : counted.mapped(
            p ->
                p.is("ATTENDEE") && !people.own().contains(Itip.address(p))
                    ? p.with("PARTSTAT", "NEEDS-ACTION").with("RSVP", "TRUE")
                    : p); // RFC 6638 s3.2.8
  }

  /** Whether occurrences were taken out or added, and those that stay are when they were. */
  private static boolean onlyDates(Block subject, Block before) {
    return Itip.sameTime(
        subject.without("EXDATE").without("RDATE"), before.without("EXDATE").without("RDATE"));
  }

  /** Tells the organiser's client what became of the messages. // RFC 6638 s7.3 */
  private CalendarObject booked(CalendarObject object) {
    return object.mapped(
        b ->
            b.mapped(
                p -> {
                  String status = p.is("ATTENDEE") ? statuses.get(Itip.address(p)) : null;
                  return status == null
                      ? p
                      : p.with("SCHEDULE-STATUS", status).with("SCHEDULE-FORCE-SEND", null);
                }));
  }

  /** What is over concerns nobody any more. */
  private boolean isOver(@Nullable CalendarObject object) {
    if (object == null) {
      return true;
    }
    Instant ends = Recurrence.of(object, Zones.of(object)).extent().ends();
    return ends != null && ends.isBefore(now);
  }
}
