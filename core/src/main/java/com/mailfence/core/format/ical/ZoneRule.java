package com.mailfence.core.format.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A zone as some programs tell it: two offsets and the days on which the clocks change, the same
 * every year.
 *
 * @param standard offset in winter, or all the year
 * @param daylight offset in summer; that of the winter where there is none
 * @param toStandard when the clocks go back; null where they do not
 * @param toDaylight when they go forward; null where they do not
 */
public record ZoneRule(
    ZoneOffset standard,
    ZoneOffset daylight,
    @Nullable Change toStandard,
    @Nullable Change toDaylight) {

  /** As they follow one another in a year, which is how java.time wants them. */
  static final Comparator<ZoneOffsetTransitionRule> IN_ORDER =
      Comparator.comparing(rule -> rule.createTransition(2001).getInstant());

  private static final int FIRST_YEAR = 1900;

  /**
   * A day on which the clocks change.
   *
   * @param week which such weekday of the month, 1 to 4; 5 is the last
   * @param time the clocks show before they change
   */
  public record Change(Month month, int week, DayOfWeek weekday, LocalTime time) {
    public Change {
      if (week < 1 || week > 5) {
        throw new IllegalArgumentException("week " + week);
      }
    }

    /** The day it is in that year. */
    public LocalDate in(int year) {
      LocalDate first = LocalDate.of(year, month, 1);
      int ahead = Math.floorMod(weekday.getValue() - first.getDayOfWeek().getValue(), 7);
      LocalDate day = first.plusDays(ahead + 7L * (week - 1));
      return day.getMonth() == month ? day : day.minusDays(7);
    }

    ZoneOffsetTransitionRule rule(ZoneOffset before, ZoneOffset after, ZoneOffset standard) {
      int day = week == 5 ? -1 : 7 * week - 6;
      return ZoneOffsetTransitionRule.of(
          month, day, weekday, time, false, TimeDefinition.WALL, standard, before, after);
    }
  }

  /** A zone whose clocks never change. */
  public static ZoneRule fixed(ZoneOffset offset) {
    return new ZoneRule(offset, offset, null, null);
  }

  /** What the zone's clocks do in that year. */
  public static ZoneRule of(ZoneId zone, int year) {
    return of(zone.getRules(), year);
  }

  /** What the clocks do in that year. */
  public static ZoneRule of(ZoneRules rules, int year) {
    LocalDateTime begin = LocalDate.of(year, 1, 1).atStartOfDay();
    @Nullable ZoneOffsetTransition forward = null;
    @Nullable ZoneOffsetTransition back = null;
    ZoneOffsetTransition next =
        rules.nextTransition(begin.toInstant(ZoneOffset.UTC).minusSeconds(1));
    while (next != null && next.getDateTimeBefore().getYear() <= year) {
      forward = next.isGap() ? next : forward;
      back = next.isOverlap() ? next : back;
      next = rules.nextTransition(next.getInstant());
    }
    if (forward == null || back == null) {
      // It changes its clocks once and for all, or not at all: as they are when the year ends.
      return fixed(rules.getOffset(begin.plusYears(1).toInstant(ZoneOffset.UTC)));
    }
    return new ZoneRule(
        back.getOffsetAfter(),
        forward.getOffsetAfter(),
        change(back, rules, year),
        change(forward, rules, year));
  }

  /** The zone's clocks in every year. */
  public ZoneRules rules() {
    if (toStandard == null || toDaylight == null || standard.equals(daylight)) {
      return ZoneRules.of(standard);
    }
    List<ZoneOffsetTransitionRule> yearly =
        Stream.of(
                toDaylight.rule(standard, daylight, standard),
                toStandard.rule(daylight, standard, standard))
            .sorted(IN_ORDER)
            .toList();
    // Without one change told singly java.time does not look at the rules.
    List<ZoneOffsetTransition> first =
        yearly.stream().map(rule -> rule.createTransition(FIRST_YEAR)).toList();
    return ZoneRules.of(standard, first.get(0).getOffsetBefore(), List.of(), first, yearly);
  }

  /**
   * A zone of the world whose clocks do so in that year.
   *
   * @param preferred taken before all others if its clocks do; null for none
   */
  public Optional<ZoneId> zone(int year, @Nullable ZoneId preferred) {
    if (preferred != null && of(preferred, year).equals(this)) {
      return Optional.of(preferred);
    }
    return ZoneYear.of(year).zone(this);
  }

  private static Change change(ZoneOffsetTransition at, ZoneRules rules, int year) {
    LocalDateTime wall = at.getDateTimeBefore();
    return new Change(
        wall.getMonth(), week(at, rules, year), wall.getDayOfWeek(), wall.toLocalTime());
  }

  /** By the rule it comes from, if there is one; a day of the last seven else is the last. */
  private static int week(ZoneOffsetTransition at, ZoneRules rules, int year) {
    LocalDate day = at.getDateTimeBefore().toLocalDate();
    boolean last = day.getDayOfMonth() + 7 > day.lengthOfMonth();
    int week = (day.getDayOfMonth() - 1) / 7 + 1;
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      boolean nth = rule.getDayOfMonthIndicator() > 0 && rule.getDayOfMonthIndicator() < 23;
      if (nth && rule.createTransition(year).equals(at)) {
        return Math.min(4, week);
      }
    }
    return last ? 5 : week;
  }
}
