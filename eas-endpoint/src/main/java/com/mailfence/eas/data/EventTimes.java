package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.ZoneRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;

/**
 * When an event or one occurrence is.
 *
 * @param start as it is written
 * @param end in the same sort of time; not before the start
 */
record EventTimes(Moment start, Moment end) {
  static EventTimes of(SeenEvent seen, Block block) {
    Moment start = SeenEvent.start(block);
    Moment end = block.property("DTEND").map(Moment::of).orElseGet(() -> end(seen, block, start));
    if (start.isDay()) {
      LocalDate first = start.wall().toLocalDate();
      LocalDate last = end.wall().toLocalDate();
      return new EventTimes(start, last.isAfter(first) ? end : Moment.day(first.plusDays(1)));
    }
    boolean before = seen.zones().instant(end).isBefore(seen.zones().instant(start));
    return new EventTimes(start, before || end.isDay() ? start : end);
  }

  // RFC 5545 s3.6.1
  private static Moment end(SeenEvent seen, Block block, Moment start) {
    if (!block.has("DURATION")) {
      return start.isDay() ? Moment.day(start.wall().toLocalDate().plusDays(1)) : start;
    }
    Length length = Length.of(block.text("DURATION"));
    if (start.isDay()) {
      int more = length.time().isZero() ? 0 : (int) Math.max(1, length.time().toDays());
      return Moment.day(start.wall().toLocalDate().plusDays(Math.max(1, length.days() + more)));
    }
    Instant after = seen.zones().after(start, length);
    return start.at(seen.zones().wall(after, start));
  }

  boolean allDay() {
    return start.isDay();
  }

  /** What the clocks do where it is, as devices are told; days are where the house is. */
  static ZoneRule zone(SeenEvent seen, Moment start, int year) {
    ZoneRules rules = seen.zones().rules(start);
    return ZoneRule.of(rules, year);
  }

  /** Puts the times into an event; the property of one that did not change stays as it is. */
  Block on(Block block, EventTimes before) {
    Block now = block;
    if (!start.equals(before.start)) {
      now = now.with(kept(now, "DTSTART", start));
    }
    if (!equals(before)) {
      now = now.without("DURATION").with(kept(now, "DTEND", end));
    }
    return now;
  }

  /** Other parameters of the property stay. */
  private static Property kept(Block block, String name, Moment moment) {
    Property fresh = moment.as(name);
    return block
        .property(name)
        .map(
            old ->
                old.valued(fresh.value())
                    .with("VALUE", fresh.parameter("VALUE").orElse(null))
                    .with("TZID", fresh.parameter("TZID").orElse(null)))
        .orElse(fresh);
  }
}
