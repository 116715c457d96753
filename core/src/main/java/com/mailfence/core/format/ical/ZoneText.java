package com.mailfence.core.format.ical;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an object says a zone is. Changes of the clock that come back every year are kept as a
 * rule; nothing is reckoned beyond the years the text names. // RFC 5545 s3.6.5, CA03
 */
final class ZoneText {
  /** More observances than any zone had. */
  private static final int OBSERVANCES = 200;

  /** More changes of the clock than any zone had. */
  private static final int TRANSITIONS = 1_000;

  /** Endless rules that java.time takes. */
  private static final int RULES = 16;

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d)(\\d\\d)(\\d\\d)?");
  private static final Pattern WEEKDAY = Pattern.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)");

  private final List<Observance> observances = new ArrayList<>();
  private int lastYear;

  /** One STANDARD or DAYLIGHT. */
  private record Observance(
      LocalDateTime start,
      ZoneOffset before,
      ZoneOffset after,
      @Nullable Yearly yearly,
      List<LocalDateTime> dates) {}

  /** A day that comes back every year, to the end or until then. */
  private record Yearly(
      Month month, int day, @Nullable DayOfWeek weekday, @Nullable LocalDateTime until) {
    LocalDate in(int year) {
      LocalDate first = LocalDate.of(year, month, 1);
      if (day > 0) {
        LocalDate from = first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
        return weekday == null ? from : from.with(TemporalAdjusters.nextOrSame(weekday));
      }
      LocalDate to = first.plusMonths(1).plusDays(day);
      return weekday == null ? to : to.with(TemporalAdjusters.previousOrSame(weekday));
    }
  }

  private ZoneText() {}

  /** The rules the description gives; empty if it gives none that can be followed. */
  static Optional<ZoneRules> rules(Block zone) {
    try {
      return new ZoneText().read(zone);
    } catch (BadCalendar | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<ZoneRules> read(Block zone) {
    for (Block block : zone.blocks().stream().limit(OBSERVANCES).toList()) {
      if (block.is("STANDARD") || block.is("DAYLIGHT")) {
        observances.add(observance(block));
      }
    }
    if (observances.isEmpty()) {
      return Optional.empty();
    }
    observances.sort(Comparator.comparing(Observance::start));
    lastYear = observances.stream().mapToInt(ZoneText::lastYear).max().orElse(0);
    ZoneOffset first = observances.get(0).before();
    return Optional.of(ZoneRules.of(first, first, List.of(), transitions(first), endless()));
  }

  private static Observance observance(Block block) {
    LocalDateTime start = Moment.of(required(block, "DTSTART")).wall();
    ZoneOffset before = offset(required(block, "TZOFFSETFROM").value());
    List<LocalDateTime> dates = new ArrayList<>();
    for (Property property : block.all("RDATE")) {
      for (String date : property.value().split(",", TRANSITIONS)) {
        dates.add(Moment.of(date, null).wall());
      }
    }
    @Nullable Yearly yearly =
        block.property("RRULE").map(p -> yearly(Rule.of(p.value()), start, before)).orElse(null);
    return new Observance(
        start, before, offset(required(block, "TZOFFSETTO").value()), yearly, dates);
  }

  private static Property required(Block block, String name) {
    return block.property(name).orElseThrow(() -> new BadCalendar(name + " missing"));
  }

  private static Yearly yearly(Rule rule, LocalDateTime start, ZoneOffset before) {
    if (rule.frequency() != Rule.Frequency.YEARLY || rule.interval() != 1) {
      throw new BadCalendar("a zone that changes more than yearly"); // CA03
    }
    Month month =
        rule.first("BYMONTH").map(m -> Month.of(Integer.parseInt(m))).orElse(start.getMonth());
    @Nullable LocalDateTime until =
        rule.until()
            .map(
                m ->
                    m.form() == Moment.Form.UTC
                        ? m.wall().plusSeconds(before.getTotalSeconds())
                        : m.wall())
            .orElse(null);
    int day = dayOf(rule.list("BYMONTHDAY"), start.getDayOfMonth());
    Optional<String> weekday = rule.first("BYDAY");
    if (weekday.isEmpty()) {
      return new Yearly(month, day, null, until);
    }
    Matcher m = WEEKDAY.matcher(weekday.get());
    if (!m.matches()) {
      throw new BadCalendar("no weekday");
    }
    if (m.group(1) != null) {
      int week = Integer.parseInt(m.group(1));
      day = week > 0 ? 7 * week - 6 : 7 * week + 6;
    }
    return new Yearly(month, day, Rule.weekday(m.group(2)), until);
  }

  /** The day of the month the weekday is looked for from: forward, or backward from its end. */
  private static int dayOf(List<String> days, int otherwise) {
    int first = days.stream().mapToInt(Integer::parseInt).min().orElse(otherwise);
    return first > 0 ? first : days.stream().mapToInt(Integer::parseInt).max().orElse(first);
  }

  private static int lastYear(Observance one) {
    int year = one.start().getYear();
    for (LocalDateTime date : one.dates()) {
      year = Math.max(year, date.getYear());
    }
    Yearly yearly = one.yearly();
    @Nullable LocalDateTime until = yearly == null ? null : yearly.until();
    return until == null ? year : Math.max(year, until.getYear());
  }

  private List<ZoneOffsetTransition> transitions(ZoneOffset first) {
    List<ZoneOffsetTransition> all = new ArrayList<>();
    for (Observance one : observances) {
      add(all, one, one.start());
      one.dates().forEach(date -> add(all, one, date));
      Yearly yearly = one.yearly();
      for (int year = one.start().getYear(); yearly != null && year <= lastYear; year++) {
        LocalDateTime at = yearly.in(year).atTime(one.start().toLocalTime());
        boolean over = yearly.until() != null && at.isAfter(yearly.until());
        if (at.isAfter(one.start()) && !over) {
          add(all, one, at);
        }
      }
    }
    all.sort(Comparator.naturalOrder());
    return chained(all, first);
  }

  private static void add(List<ZoneOffsetTransition> all, Observance one, LocalDateTime at) {
    if (all.size() >= TRANSITIONS) {
      throw new BadCalendar("more than " + TRANSITIONS + " changes of the clock");
    }
    if (!one.before().equals(one.after())) {
      all.add(ZoneOffsetTransition.of(at, one.before(), one.after()));
    }
  }

  /** Each begins where the one before ended, whatever the text says. */
  private static List<ZoneOffsetTransition> chained(
      List<ZoneOffsetTransition> all, ZoneOffset first) {
    List<ZoneOffsetTransition> chain = new ArrayList<>();
    ZoneOffset now = first;
    for (ZoneOffsetTransition next : all) {
      if (!next.getOffsetAfter().equals(now)) {
        LocalDateTime wall = LocalDateTime.ofEpochSecond(next.toEpochSecond(), 0, now);
        chain.add(ZoneOffsetTransition.of(wall, now, next.getOffsetAfter()));
        now = next.getOffsetAfter();
      }
    }
    return chain;
  }

  private List<ZoneOffsetTransitionRule> endless() {
    List<ZoneOffsetTransitionRule> rules = new ArrayList<>();
    for (Observance one : observances) {
      Yearly yearly = one.yearly();
      if (yearly != null && yearly.until() == null && !one.before().equals(one.after())) {
        rules.add(
            ZoneOffsetTransitionRule.of(
                yearly.month(),
                yearly.day(),
                yearly.weekday(),
                one.start().toLocalTime(),
                false,
                TimeDefinition.WALL,
                one.before(),
                one.before(),
                one.after()));
      }
    }
    if (rules.size() > RULES) {
      throw new BadCalendar("more than " + RULES + " rules");
    }
    rules.sort(ZoneRule.IN_ORDER);
    return rules.size() < 2 ? List.of() : rules;
  }

  // RFC 5545 s3.3.14
  private static ZoneOffset offset(String value) {
    Matcher m = OFFSET.matcher(value.strip());
    if (!m.matches()) {
      throw new BadCalendar("no offset: " + value);
    }
    int seconds =
        Integer.parseInt(m.group(2)) * 3_600
            + Integer.parseInt(m.group(3)) * 60
            + (m.group(4) == null ? 0 : Integer.parseInt(m.group(4)));
    return ZoneOffset.ofTotalSeconds(m.group(1).equals("-") ? -seconds : seconds);
  }
}
