package com.mailfence.core.format.ical;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what a zone is, from a time on, for programs that do not know its name. RFC 5545 s3.6.5
 */
final class ZoneWriter {
  /** Changes told one by one: beyond, a zone without a rule is as it is then. */
  private static final int SINGLE = 60;

  private static final LocalDateTime ALWAYS = LocalDateTime.of(1970, 1, 1, 0, 0);

  private final ZoneRules rules;
  private final List<Block> blocks = new ArrayList<>();

  private ZoneWriter(ZoneRules rules) {
    this.rules = rules;
  }

  static Block write(String tzid, ZoneRules rules, Instant since) {
    var writer = new ZoneWriter(rules);
    writer.write(since);
    Block zone = Block.of("VTIMEZONE", List.of(Property.text("TZID", tzid)));
    return zone.holding(writer.blocks);
  }

  private void write(Instant since) {
    ZoneOffset first = rules.getOffset(since);
    blocks.add(block("STANDARD", ALWAYS, first, first));
    boolean yearly =
        rules.getTransitionRules().size() == 2
            && rules.getTransitionRules().stream().allMatch(ZoneWriter::isPlain);
    int year = since.atOffset(first).getYear();
    int begins = yearly ? Math.max(year, lastSingleYear() + 1) : Integer.MAX_VALUE;
    ZoneOffsetTransition next = rules.nextTransition(since);
    for (int i = 0; i < SINGLE && next != null; i++) {
      if (next.getDateTimeBefore().getYear() >= begins) {
        break;
      }
      blocks.add(block(name(next), next.getDateTimeBefore(), next));
      next = rules.nextTransition(next.getInstant());
    }
    if (yearly) {
      rules.getTransitionRules().forEach(rule -> blocks.add(block(rule, begins)));
    }
  }

  private int lastSingleYear() {
    List<ZoneOffsetTransition> all = rules.getTransitions();
    return all.isEmpty() ? 0 : all.get(all.size() - 1).getDateTimeBefore().getYear();
  }

  /** Whether it falls on the day its rule names, by the clock on the wall, in every year. */
  private static boolean isPlain(ZoneOffsetTransitionRule rule) {
    return IntStream.range(2020, 2032)
        .allMatch(
            year ->
                new Yearly(rule)
                    .in(year)
                    .equals(rule.createTransition(year).getDateTimeBefore().toLocalDate()));
  }

  /** The day a rule names. */
  private record Yearly(ZoneOffsetTransitionRule rule) {
    LocalDate in(int year) {
      LocalDate first = LocalDate.of(year, rule.getMonth(), 1);
      int day = rule.getDayOfMonthIndicator();
      DayOfWeek weekday = rule.getDayOfWeek();
      LocalDate from = day > 0 ? first.plusDays(day - 1) : first.plusMonths(1).plusDays(day);
      if (weekday == null) {
        return from;
      }
      int ahead = Math.floorMod(weekday.getValue() - from.getDayOfWeek().getValue(), 7);
      return day > 0 ? from.plusDays(ahead) : from.plusDays(ahead == 0 ? 0 : ahead - 7);
    }
  }

  private static Block block(ZoneOffsetTransitionRule rule, int year) {
    ZoneOffsetTransition first = rule.createTransition(year);
    Block block = block(name(first), first.getDateTimeBefore(), first);
    return block.plus(Property.of("RRULE", rrule(rule)));
  }

  private static String rrule(ZoneOffsetTransitionRule rule) {
    String month = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
    int day = rule.getDayOfMonthIndicator();
    if (rule.getDayOfWeek() == null) {
      return month + ";BYMONTHDAY=" + day;
    }
    String weekday = rule.getDayOfWeek().name().substring(0, 2).toUpperCase(Locale.ROOT);
    if (day == -1 || day > 0 && day % 7 == 1 && day < 29) {
      return month + ";BYDAY=" + (day == -1 ? -1 : day / 7 + 1) + weekday;
    }
    String days =
        IntStream.range(0, 7)
            .map(i -> day > 0 ? day + i : day - 6 + i)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(","));
    return month + ";BYMONTHDAY=" + days + ";BYDAY=" + weekday;
  }

  private static Block block(String name, LocalDateTime wall, ZoneOffsetTransition change) {
    return block(name, wall, change.getOffsetBefore(), change.getOffsetAfter());
  }

  private static Block block(String name, LocalDateTime wall, ZoneOffset before, ZoneOffset after) {
    return Block.of(
        name,
        List.of(
            new Moment(wall, Moment.Form.FLOATING, null).as("DTSTART"),
            Property.of("TZOFFSETFROM", offset(before)),
            Property.of("TZOFFSETTO", offset(after))));
  }

  private static String name(ZoneOffsetTransition change) {
    return change.isGap() ? "DAYLIGHT" : "STANDARD";
  }

  // RFC 5545 s3.3.14
  private static String offset(ZoneOffset offset) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text = String.format(Locale.ROOT, "%02d%02d", seconds / 3_600, seconds / 60 % 60);
    String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
    return sign
        + text
        + (seconds % 60 == 0 ? "" : String.format(Locale.ROOT, "%02d", seconds % 60));
  }
}
