package com.mailfence.core.format.ical;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time a calendar object happens.
 *
 * @param block what says how it is: the series, or what stands for this occurrence
 * @param id which one of its series it is, in the series' own sort of time; null if there is no
 *     series
 * @param start when it begins, as it would be written
 * @param from when it begins
 * @param until when it is over; not before {@code from}
 */
public record Occurrence(
    Block block, @Nullable Moment id, Moment start, Instant from, Instant until) {
  /** Whether it has a moment in the time between, or, lasting no time, lies within it. */
  public boolean meets(Instant begin, Instant end) {
    boolean within = !from.isBefore(begin) && from.isBefore(end);
    return within || from.isBefore(end) && until.isAfter(begin);
  }

  /** What stands for this occurrence alone, as it is now: a change of it begins with this. */
  public Block detached(Zones zones) {
    Block alone = block;
    for (String rule : List.of("RRULE", "RDATE", "EXDATE", "EXRULE")) {
      alone = alone.without(rule);
    }
    Moment end = start.at(zones.wall(until, start));
    if (block.has("DTSTART")) {
      alone = alone.with(start.as("DTSTART"));
    }
    for (String name : List.of("DTEND", "DUE")) {
      alone = block.has(name) ? alone.with(end.as(name)) : alone;
    }
    return id == null ? alone : alone.with(id.as("RECURRENCE-ID"));
  }
}
