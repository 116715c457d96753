package com.mailfence.core.format.ical;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of scheduling: made out of calendar objects, and what they do to them. Whether a
 * message may do so is for the caller to judge. // RFC 5546
 */
public final class Itip {
  private static final String MAILTO = "mailto:";

  private static final List<String> TIMES =
      List.of("DTSTART", "DTEND", "DUE", "DURATION", "RRULE", "RDATE", "EXDATE");

  private static final Set<String> NOTES =
      Set.of(
          "DTSTAMP",
          "CREATED",
          "LAST-MODIFIED",
          "SEQUENCE",
          "TRANSP",
          "CATEGORIES",
          "CLASS",
          "PRIORITY");

  private Itip() {}

  // Who

  /** The address of an organiser or attendee, without scheme, lower case. // CA09 */
  public static String address(Property person) {
    String uri = person.value().strip();
    boolean mail = uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    return (mail ? uri.substring(MAILTO.length()) : uri).strip().toLowerCase(Locale.ROOT);
  }

  /** The organiser's address; empty if there is none. */
  public static String organiser(Block subject) {
    return subject.property("ORGANIZER").map(Itip::address).orElse("");
  }

  /** The attendee of that address. */
  public static Optional<Property> attendee(Block subject, Predicate<String> address) {
    return subject.all("ATTENDEE").stream().filter(a -> address.test(address(a))).findFirst();
  }

  /** How the attendee answers, upper case. // RFC 5545 s3.2.12 */
  public static String answer(Property attendee) {
    return attendee.parameter("PARTSTAT").orElse("NEEDS-ACTION").strip().toUpperCase(Locale.ROOT);
  }

  /** The revision as the organiser counts; 0 where none is told or it is no number. */
  public static int sequence(Block subject) {
    String digits = subject.text("SEQUENCE").strip();
    boolean number = !digits.isEmpty() && digits.length() <= 9;
    return number && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : 0;
  }

  /** Whether both take place at the same times. // RFC 6638 s3.2.8 */
  public static boolean sameTime(Block one, Block other) {
    return TIMES.stream().allMatch(name -> values(one, name).equals(values(other, name)));
  }

  /**
   * Whether two messages tell the same: revisions, stamps, answers and what programs note for
   * themselves are not told.
   */
  public static boolean tellTheSame(CalendarObject one, CalendarObject other) {
    return told(one).equals(told(other));
  }

  private static Set<List<String>> told(CalendarObject object) {
    return object.subjects().stream()
        .map(
            b ->
                b.properties().stream()
                    .filter(p -> !NOTES.contains(p.name()) && !p.name().startsWith("X-"))
                    .map(p -> p.is("ATTENDEE") ? "ATTENDEE:" + address(p) : p.toString())
                    .sorted()
                    .toList())
        .collect(Collectors.toSet());
  }

  private static Set<String> values(Block subject, String name) {
    return subject.all(name).stream()
        .flatMap(p -> Stream.of(p.value().split(",")).map(v -> v + p.parameter("TZID").orElse("")))
        .collect(Collectors.toSet());
  }

  // Messages

  /**
   * An invitation, or news of it.
   *
   * @param address of the attendee: occurrences he does not attend are taken out
   * @return empty if he attends nothing of it
   */
  public static Optional<CalendarObject> request(
      CalendarObject object, String address, Instant now) {
    Predicate<String> him = address::equalsIgnoreCase;
    boolean all = object.master().filter(b -> attendee(b, him).isPresent()).isPresent();
    List<Block> view = new ArrayList<>();
    Block series = object.master().orElse(null);
    for (Block subject : object.subjects()) {
      boolean his = attendee(subject, him).isPresent();
      if (subject.equals(series)) {
        continue;
      }
      if (his) {
        view.add(bare(subject));
      } else if (all && series != null) {
        series = excluding(series, subject);
      }
    }
    if (all && series != null) {
      view.add(0, bare(series));
    }
    List<Block> told = view.stream().map(b -> stamped(b, now)).toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(message(object, "REQUEST", told));
  }

  /** Word that it does not take place, or not with this attendee. // RFC 5546 s3.2.5 */
  public static CalendarObject cancel(CalendarObject object, List<Block> subjects, Instant now) {
    List<Block> gone =
        subjects.stream()
            .map(Itip::bare)
            .map(b -> b.with(Property.of("STATUS", "CANCELLED")))
            .map(b -> b.with(Property.of("SEQUENCE", String.valueOf(sequence(b) + 1))))
            .map(b -> stamped(b, now))
            .toList();
    return message(object, "CANCEL", gone);
  }

  /**
   * What an attendee answers to these occurrences, as they say.
   *
   * @param comment empty for none
   */
  public static CalendarObject reply(
      CalendarObject object, List<Block> subjects, String address, String comment, Instant now) {
    List<Block> answers =
        subjects.stream()
            .map(b -> stamped(alone(bare(b), address), now))
            .map(b -> comment.isEmpty() ? b : b.with(Property.text("COMMENT", comment)))
            .toList();
    return message(object, "REPLY", answers);
  }

  /** What an attendee proposes instead. // RFC 5546 s3.2.7 */
  public static CalendarObject counter(
      CalendarObject object, Block proposed, String address, String comment, Instant now) {
    Block said = stamped(bare(proposed), now);
    Block told = comment.isEmpty() ? said : said.with(Property.text("COMMENT", comment));
    return message(object, "COUNTER", List.of(alone(told, address)));
  }

  /** The organiser does not take up what an attendee proposed. // RFC 5546 s3.2.8 */
  public static CalendarObject declineCounter(CalendarObject object, Block subject, Instant now) {
    return message(object, "DECLINECOUNTER", List.of(stamped(bare(subject), now)));
  }

  /** An attendee asks for the latest. // RFC 5546 s3.2.6 */
  public static CalendarObject refresh(CalendarObject object, String address, Instant now) {
    Block leader = object.leader().orElseThrow();
    List<String> needed = List.of("UID", "ORGANIZER", "ATTENDEE", "RECURRENCE-ID");
    Block asked = leader.without(p -> !needed.contains(p.name())).holding(List.of());
    return message(object, "REFRESH", List.of(stamped(alone(asked, address), now)));
  }

  /** One more occurrence of a series. // RFC 5546 s3.2.4 */
  public static CalendarObject add(CalendarObject object, Block occurrence, Instant now) {
    return message(object, "ADD", List.of(stamped(bare(occurrence), now)));
  }

  private static CalendarObject message(
      CalendarObject object, String method, List<Block> subjects) {
    List<Block> all = new ArrayList<>(object.zones());
    all.addAll(subjects);
    return CalendarObject.of(all).with(Property.of("METHOD", method));
  }

  /** What others are told of it: no alarms, and nothing of how it was scheduled. */
  static Block bare(Block subject) {
    return subject
        .holding(subject.blocks().stream().filter(b -> !b.is("VALARM")).toList())
        .without("X-MOZ-LASTACK")
        .mapped(
            p ->
                p.with("SCHEDULE-AGENT", null) // RFC 6638 s7
                    .with("SCHEDULE-STATUS", null)
                    .with("SCHEDULE-FORCE-SEND", null));
  }

  private static Block alone(Block subject, String address) {
    return subject.without(p -> p.is("ATTENDEE") && !address(p).equalsIgnoreCase(address));
  }

  static Block stamped(Block subject, Instant now) {
    return subject.with(Moment.utc(now.truncatedTo(ChronoUnit.SECONDS)).as("DTSTAMP"));
  }

  private static Block excluding(Block series, Block occurrence) {
    Property id = occurrence.property("RECURRENCE-ID").orElseThrow();
    return series.plus(id.named("EXDATE").with("RANGE", null));
  }
}
