package com.mailfence.engine.calendar;

import com.mailfence.core.item.Kind;
import java.time.Instant;

/**
 * What the house takes into a calendar.
 *
 * @param bytes of one object
 * @param attendees of one object, in all its occurrences together // CA09
 * @param instances a rule may count, and dates an object may list // CA01
 * @param tasks whether tasks and journal entries are taken at all // SYNC-005, CAL-006
 * @param earliest time an object may say // CA03
 * @param latest in the same way
 */
public record CalendarRules(
    long bytes, int attendees, int instances, boolean tasks, Instant earliest, Instant latest) {
  public static CalendarRules usual() {
    return new CalendarRules(
        1_048_576,
        500,
        10_000,
        false,
        Instant.parse("1602-01-01T00:00:00Z"),
        Instant.parse("3000-01-01T00:00:00Z"));
  }

  public CalendarRules withTasks(boolean on) {
    return new CalendarRules(bytes, attendees, instances, on, earliest, latest);
  }

  /** Whether collections of the kind are kept here. */
  public boolean keeps(Kind kind) {
    return kind == Kind.CALENDAR || tasks && (kind == Kind.TASKS || kind == Kind.NOTES);
  }
}
