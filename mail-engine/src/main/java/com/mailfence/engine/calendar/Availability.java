package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Period;
import com.mailfence.engine.calendar.Busy.Degree;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When somebody says he is not to be had at all. // RFC 7953 */
public final class Availability {
  /** Stretches of one availability that are looked at. // CA01 */
  private static final int MOST = 2_000;

  private Availability() {}

  /**
   * Whether the text is one.
   *
   * @param text as a client sent it
   */
  public static boolean isOne(byte[] text) {
    try {
      CalendarObject object = CalendarObject.parse(text);
      List<Block> all = object.calendar().blocks("VAVAILABILITY");
      return !all.isEmpty()
          && object.subjects().isEmpty()
          && all.stream().allMatch(one -> begins(stretches(object, one)));
    } catch (BadCalendar bad) {
      return false;
    }
  }

  /** Each stretch has a beginning. // RFC 7953 s3.1 */
  private static boolean begins(List<CalendarObject> stretches) {
    return stretches.stream()
        .flatMap(stretch -> stretch.subjects().stream())
        .allMatch(subject -> subject.has("DTSTART"));
  }

  /**
   * What of the period is outside all times the owner may be had, in order.
   *
   * @param zone where times without a zone are
   * @throws BadCalendar if it is none
   */
  public static List<Busy> unavailable(byte[] text, Period period, ZoneId zone) {
    CalendarObject object = CalendarObject.parse(text);
    // The most urgent one speaks: 1 before 9, and 0, which is none, last. RFC 7953 s3.1
    return object.calendar().blocks("VAVAILABILITY").stream()
        .min(Comparator.comparing(Availability::priority))
        .map(one -> unavailable(object, one, period, zone))
        .orElse(List.of());
  }

  private static int priority(Block one) {
    String text = one.text("PRIORITY").strip();
    return text.matches("[1-9]") ? Integer.parseInt(text) : 10;
  }

  private static List<Busy> unavailable(
      CalendarObject object, Block one, Period period, ZoneId zone) {
    Zones zones = Zones.of(object, zone);
    Instant from = latest(period.from(), instant(one, "DTSTART", zones).orElse(period.from()));
    Instant until = earliest(period.until(), instant(one, "DTEND", zones).orElse(period.until()));
    List<Busy> gaps = new ArrayList<>();
    Instant at = from;
    for (Occurrence free : occurrences(object, one, period, zones)) {
      if (at.isBefore(earliest(free.from(), until))) {
        gaps.add(gap(at, earliest(free.from(), until)));
      }
      at = latest(at, free.until());
    }
    if (at.isBefore(until)) {
      gaps.add(gap(at, until));
    }
    return gaps;
  }

  private static Busy gap(Instant from, Instant until) {
    return new Busy(new Period(from, until), Degree.UNAVAILABLE);
  }

  private static List<Occurrence> occurrences(
      CalendarObject object, Block one, Period period, Zones zones) {
    List<Occurrence> all = new ArrayList<>();
    for (CalendarObject stretch : stretches(object, one)) {
      all.addAll(Recurrence.of(stretch, zones).between(period.from(), period.until(), MOST));
    }
    all.sort(Comparator.comparing(Occurrence::from));
    return all;
  }

  /** Each time the owner may be had, as the event it would be. */
  private static List<CalendarObject> stretches(CalendarObject object, Block one) {
    List<CalendarObject> all = new ArrayList<>();
    for (Block available : one.blocks("AVAILABLE")) {
      var event = new Block("VEVENT", available.properties(), List.of());
      CalendarObject stretch = object.about(List.of(event));
      Recurrence.of(stretch, Zones.of(stretch));
      all.add(stretch);
    }
    return all;
  }

  private static Optional<Instant> instant(Block one, String name, Zones zones) {
    return one.property(name).map(Moment::of).map(zones::instant);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
