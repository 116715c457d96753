package com.mailfence.dav.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a calendar object and its alarms happen. RFC 4791 s9.9 */
public final class Happening {
  /** Occurrences looked at for an alarm. // CA02 */
  private static final int MOST = 500;

  private static final int MOST_REPEATS = 100;

  /** An alarm may go off this long before or after what it is for. */
  private static final Duration REACH = Duration.ofDays(366);

  /** Nothing is stored that is earlier or later. */
  private static final Instant FIRST = Instant.parse("1600-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("3001-01-01T00:00:00Z");

  private final Zones zones;
  private final Recurrence recurrence;

  /**
   * @param floating where times without a zone are
   * @throws BadCalendar if a time in it cannot be read
   */
  public Happening(CalendarObject object, ZoneId floating) {
    this.zones = Zones.of(object, floating);
    this.recurrence = Recurrence.of(object, zones);
  }

  /**
   * Whether a component happens in the period.
   *
   * @param around the one it stands in; null for none
   */
  boolean meets(Block block, @Nullable Block around, Period period) {
    return switch (block.name()) {
      case "VEVENT" -> occurs(block, period);
      case "VTODO" -> task(block, period);
      case "VJOURNAL" -> block.has("DTSTART") && occurs(block, period);
      case "VALARM" -> around != null && alarms(block, around, period);
      case "VFREEBUSY" -> span(block, period);
      default -> false;
    };
  }

  /** Whether a property's time lies in the period. */
  boolean meets(Property property, Period period) {
    try {
      Instant at = zones.instant(Moment.of(property));
      return !at.isBefore(period.from()) && at.isBefore(period.until());
    } catch (BadCalendar bad) {
      return false;
    }
  }

  private boolean occurs(Block block, Period period) {
    Instant from = period.from().isBefore(FIRST) ? FIRST : period.from();
    Instant until = period.until().isAfter(LAST) ? LAST : period.until();
    for (Occurrence one : recurrence.between(from, until, MOST)) {
      if (one.block().equals(block)) {
        return true;
      }
    }
    return false;
  }

  /** What has neither beginning nor end is found by when it was done or made. s9.9 */
  private boolean task(Block block, Period period) {
    if (block.has("DTSTART") || block.has("DUE")) {
      return block.has("DTSTART")
          ? occurs(block, period) || due(block, period)
          : due(block, period);
    }
    Optional<Instant> completed = time(block, "COMPLETED");
    Optional<Instant> created = time(block, "CREATED");
    if (completed.isEmpty() && created.isEmpty()) {
      return true;
    }
    Instant from = created.or(() -> completed).orElseThrow();
    Instant until = completed.orElse(Instant.MAX);
    if (created.isPresent() && completed.isEmpty()) {
      return period.until().isAfter(from);
    }
    return !period.from().isAfter(until) && !period.until().isBefore(from);
  }

  private boolean due(Block block, Period period) {
    return time(block, "DUE")
        .filter(due -> period.from().isBefore(due) && !period.until().isBefore(due))
        .isPresent();
  }

  private boolean span(Block block, Period period) {
    Optional<Instant> start = time(block, "DTSTART");
    Optional<Instant> end = time(block, "DTEND");
    return start.isPresent()
        && end.isPresent()
        && start.get().isBefore(period.until())
        && end.get().isAfter(period.from());
  }

  private boolean alarms(Block alarm, Block around, Period period) {
    Property trigger = alarm.property("TRIGGER").orElse(null);
    if (trigger == null) {
      return false;
    }
    try {
      if (trigger.parameter("VALUE").orElse("").equalsIgnoreCase("DATE-TIME")) {
        return rings(zones.instant(Moment.of(trigger)), alarm, period);
      }
      Duration offset = whole(Length.of(trigger.value()));
      boolean end = trigger.parameter("RELATED").orElse("").equalsIgnoreCase("END");
      Instant from = earlier(period.from(), REACH);
      Instant until = later(period.until(), REACH);
      List<Occurrence> occurrences = recurrence.between(from, until, MOST);
      return occurrences.stream()
          .filter(one -> one.block().equals(around))
          .anyMatch(one -> rings((end ? one.until() : one.from()).plus(offset), alarm, period));
    } catch (BadCalendar bad) {
      return false;
    }
  }

  private static boolean rings(Instant first, Block alarm, Period period) {
    int repeats = repeats(alarm);
    Duration pause =
        alarm.property("DURATION").map(one -> whole(Length.of(one.value()))).orElse(Duration.ZERO);
    for (int i = 0; i <= repeats; i++) {
      Instant at = first.plus(pause.multipliedBy(i));
      if (!at.isBefore(period.from()) && at.isBefore(period.until())) {
        return true;
      }
    }
    return false;
  }

  private static int repeats(Block alarm) {
    String text = alarm.text("REPEAT").strip();
    return text.matches("\\d{1,9}") ? Math.min(MOST_REPEATS, Integer.parseInt(text)) : 0;
  }

  private static Duration whole(Length length) {
    return Duration.ofDays(length.days()).plus(length.time());
  }

  private static Instant earlier(Instant time, Duration by) {
    return time.isBefore(FIRST) ? FIRST : time.minus(by);
  }

  private static Instant later(Instant time, Duration by) {
    return time.isAfter(LAST) ? LAST : time.plus(by);
  }

  private Optional<Instant> time(Block block, String name) {
    try {
      return block.property(name).map(Moment::of).map(zones::instant);
    } catch (BadCalendar bad) {
      return Optional.empty();
    }
  }
}
