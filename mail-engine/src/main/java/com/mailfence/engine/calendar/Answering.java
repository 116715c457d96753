package com.mailfence.engine.calendar;

import com.mailfence.core.account.Account;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Inbound;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Period;
import com.mailfence.engine.resource.Clause;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the organiser is told when an attendee changes his copy. // RFC 6638 s3.2.2 */
final class Answering {
  private final Diary diary;
  private final Letters letters;
  private final People people;
  private final Instant now;

  Answering(Diary diary, Letters letters, People people, Clock clock) {
    this.diary = diary;
    this.letters = letters;
    this.people = people;
    this.now = clock.instant();
  }

  Scheduling.Plan plan(
      Account account,
      @Nullable CalendarObject old,
      @Nullable CalendarObject after,
      @Nullable Answer answer) {
    refuseOtherOrganiser(old, after);
    CalendarObject object = after == null ? old : after;
    if (object == null) {
      return Scheduling.Plan.of(null);
    }
    List<Block> answers = after == null ? declined(object) : answered(old, after, answer);
    boolean asked =
        object.leader().flatMap(b -> b.property("ORGANIZER")).filter(People::isOurs).isPresent();
    Property me =
        answers.isEmpty()
            ? null
            : Itip.attendee(answers.get(0), people.own()::contains).orElse(null);
    People.Way way = people.way(people.organiser());
    if (!asked || me == null) {
      return Scheduling.Plan.of(after); // CA10: who is not invited has nothing to say
    }
    CalendarObject stored = after == null ? null : booked(after, way);
    if (way == People.Way.NONE) {
      return Scheduling.Plan.of(stored);
    }
    String address = Itip.address(me);
    String comment = answer == null ? "" : answer.comment();
    CalendarObject reply = Itip.reply(object, answers, address, comment, now);
    CalendarObject message = proposal(object, answers.get(0), address, answer).orElse(reply);
    Letters.Letter mail =
        letters.write(account, address, List.of(people.organiser()), message, word(message));
    return new Scheduling.Plan(stored, entries(reply, address), List.of(mail));
  }

  /** The organiser's programs learn of it by mail; whether he takes it up is his to say. */
  private Optional<CalendarObject> proposal(
      CalendarObject object, Block subject, String address, @Nullable Answer answer) {
    boolean firm = subject.word("X-MICROSOFT-DISALLOW-COUNTER").equals("TRUE");
    if (answer == null || answer.proposed() == null || firm) {
      return Optional.empty();
    }
    Block proposed = moved(object, subject, answer.proposed());
    return Optional.of(Itip.counter(object, proposed, address, answer.comment(), now));
  }

  /** At another time, and beside it the one it has. */
  private static Block moved(CalendarObject object, Block subject, Period to) {
    Zones zones = Zones.of(object);
    Property start = subject.property("DTSTART").orElseThrow();
    Moment like = Moment.of(start);
    Moment from = like.at(zones.wall(to.from(), like));
    Moment until = like.at(zones.wall(to.until(), like));
    Block beside =
        subject
            .with(start.named("X-MS-OLK-ORIGINALSTART"))
            .with(end(subject, like, zones).named("X-MS-OLK-ORIGINALEND"));
    return beside.without("DURATION").with(from.as("DTSTART")).with(until.as("DTEND"));
  }

  private static Property end(Block subject, Moment start, Zones zones) {
    if (!subject.has("DURATION")) {
      return subject.property("DTEND").orElseGet(() -> start.as("DTEND"));
    }
    Instant end = zones.after(start, Length.of(subject.text("DURATION")));
    return start.at(zones.wall(end, start)).as("DTEND");
  }

  private List<Diary.Entry> entries(CalendarObject reply, String address) {
    Optional<Account> organiser = people.account(people.organiser());
    return organiser
        .flatMap(
            account ->
                diary.prepare(
                    new Diary.Wish(
                        account.id(), reply.uid(), false, mine -> taken(mine, reply, address))))
        .map(List::of)
        .orElse(List.of());
  }

  private Optional<CalendarObject> taken(
      @Nullable CalendarObject mine, CalendarObject reply, String address) {
    boolean his =
        mine != null
            && mine.leader().map(Itip::organiser).filter(people.organiser()::equals).isPresent();
    return his && mine != null ? Inbound.of(reply).reply(mine, address) : Optional.empty();
  }

  /**
   * The occurrences he answers otherwise than before; who answers expressly is heard even if he
   * says the same again.
   */
  private List<Block> answered(
      @Nullable CalendarObject old, CalendarObject after, @Nullable Answer answer) {
    List<Block> news = answered(old, after);
    return !news.isEmpty() || answer == null ? news : List.of(said(after, answer));
  }

  private static Block said(CalendarObject after, Answer answer) {
    Moment occurrence = answer.occurrence();
    Zones zones = Zones.of(after);
    return after.overrides().stream()
        .filter(one -> occurrence != null && isOf(one, occurrence, zones))
        .findFirst()
        .orElseGet(() -> after.leader().orElseThrow());
  }

  private static boolean isOf(Block override, Moment occurrence, Zones zones) {
    Moment id = Moment.of(override.property("RECURRENCE-ID").orElseThrow());
    return zones.instant(id).equals(zones.instant(occurrence));
  }

  private List<Block> answered(@Nullable CalendarObject old, CalendarObject after) {
    List<Block> answers = new ArrayList<>();
    for (Block subject : after.subjects()) {
      String before = old == null ? "NEEDS-ACTION" : before(old, subject);
      if (!answer(subject).equals(before)) {
        answers.add(subject);
      }
    }
    return answers;
  }

  /** His answer to the same occurrence before, or to the series if that stood for it. */
  private String before(CalendarObject old, Block subject) {
    String id = subject.text("RECURRENCE-ID");
    Optional<Block> same =
        old.subjects().stream().filter(b -> b.text("RECURRENCE-ID").equals(id)).findFirst();
    return same.or(old::master).map(this::answer).orElse("NEEDS-ACTION");
  }

  private String answer(Block subject) {
    return Itip.attendee(subject, people.own()::contains).map(Itip::answer).orElse("NEEDS-ACTION");
  }

  /** Who deletes what he has not declined declines it. // RFC 6638 s3.2.2.3 */
  private List<Block> declined(CalendarObject object) {
    return object.subjects().stream()
        .filter(b -> !b.word("STATUS").equals("CANCELLED"))
        .filter(b -> Itip.attendee(b, people.own()::contains).isPresent())
        .filter(b -> !answer(b).equals("DECLINED"))
        .map(
            b ->
                b.mapped(
                    p ->
                        p.is("ATTENDEE") && people.own().contains(Itip.address(p))
                            ? p.with("PARTSTAT", "DECLINED")
                            : p))
        .toList();
  }

  private CalendarObject booked(CalendarObject object, People.Way way) {
    return object.mapped(
        b -> b.mapped(p -> p.is("ORGANIZER") ? p.with("SCHEDULE-STATUS", way.status()) : p));
  }

  // RFC 6638 s3.2.4.3
  private static void refuseOtherOrganiser(
      @Nullable CalendarObject old, @Nullable CalendarObject after) {
    if (old != null && after != null) {
      String before = old.leader().map(Itip::organiser).orElse("");
      String now = after.leader().map(Itip::organiser).orElse("");
      if (!before.isEmpty() && !before.equals(now)) {
        throw Clause.ATTENDEE_CHANGE.refusal("an attendee changed the organiser");
      }
    }
  }

  private static String word(CalendarObject reply) {
    if (reply.method().equals("COUNTER")) {
      return "New time proposed";
    }
    String answer =
        reply.subjects().get(0).property("ATTENDEE").map(Itip::answer).orElse("NEEDS-ACTION");
    return switch (answer.toUpperCase(Locale.ROOT)) {
      case "ACCEPTED" -> "Accepted";
      case "TENTATIVE" -> "Tentative";
      case "DECLINED" -> "Declined";
      default -> "Answer";
    };
  }
}
