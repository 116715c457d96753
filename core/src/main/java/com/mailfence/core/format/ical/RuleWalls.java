package com.mailfence.core.format.ical;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TimeZone;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * When a rule says so, by the clock on the wall, one after the other. A rule that cannot be
 * followed says nothing; one that finds nothing for long ends. // CA01
 */
final class RuleWalls implements Iterator<LocalDateTime> {
  /** Nothing is reckoned beyond. */
  private static final LocalDateTime END_OF_TIME = LocalDateTime.of(4000, 1, 1, 0, 0);

  private final @Nullable RecurrenceRuleIterator walk;
  private @Nullable LocalDateTime next;

  /**
   * @param start the first occurrence
   * @param until last time allowed, on the same wall; null for none but the rule's count
   * @param from those before it may be left out
   */
  RuleWalls(Rule rule, LocalDateTime start, @Nullable LocalDateTime until, LocalDateTime from) {
    this.walk = walk(rule, start, until, from);
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public LocalDateTime next() {
    LocalDateTime found = next;
    if (found == null) {
      throw new NoSuchElementException();
    }
    advance();
    return found;
  }

  private void advance() {
    next = null;
    try {
      if (walk != null && walk.hasNext()) {
        LocalDateTime found =
            LocalDateTime.ofEpochSecond(
                Math.floorDiv(walk.nextMillis(), 1_000L), 0, ZoneOffset.UTC);
        next = found.isAfter(END_OF_TIME) ? null : found;
      }
    } catch (RuntimeException e) {
      next = null; // it looked for long and found nothing: each rule has its own word for that
    }
  }

  private static @Nullable RecurrenceRuleIterator walk(
      Rule rule, LocalDateTime start, @Nullable LocalDateTime until, LocalDateTime from) {
    if (rule.frequency().compareTo(Rule.Frequency.HOURLY) < 0) {
      return null; // CA01
    }
    try {
      var followed =
          new RecurrenceRule(rule.with("UNTIL", "").toString(), RecurrenceRule.RfcMode.RFC5545_LAX);
      if (until != null) {
        followed.setUntil(new DateTime(DateTime.UTC, millis(until)));
      }
      LocalDateTime begin = rule.count().isPresent() ? start : nearer(rule, start, from);
      RecurrenceRuleIterator walk = followed.iterator(millis(begin), TimeZone.getTimeZone("UTC"));
      if (from.isAfter(begin)) {
        walk.fastForward(millis(from));
      }
      return walk;
    } catch (InvalidRecurrenceRuleException | RuntimeException e) {
      return null;
    }
  }

  /** A later start from which the rule goes on just so: no walk through four hundred years. */
  private static LocalDateTime nearer(Rule rule, LocalDateTime start, LocalDateTime from) {
    ChronoUnit unit =
        switch (rule.frequency()) {
          case HOURLY -> ChronoUnit.HOURS;
          case DAILY -> ChronoUnit.DAYS;
          case WEEKLY -> ChronoUnit.WEEKS;
          case SECONDLY, MINUTELY, MONTHLY, YEARLY -> ChronoUnit.FOREVER;
        };
    if (unit == ChronoUnit.FOREVER || !from.isAfter(start)) {
      return start;
    }
    long turns = unit.between(start, from) / rule.interval() - 1;
    return turns <= 0 ? start : start.plus(turns * rule.interval(), unit);
  }

  private static long millis(LocalDateTime wall) {
    return wall.toEpochSecond(ZoneOffset.UTC) * 1_000;
  }
}
