package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Rule;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How an event recurs, in the words of devices. They have six patterns; what none of them says is
 * {@link #isBeyond} them. [MS-ASCAL] section 2.2.2.37.1
 *
 * @param type 0 to 6, without 4 [MS-ASCAL] R453
 * @param interval 1 to 999
 * @param days mask of weekdays, Sunday is 1; 0 for none
 * @param week which of the month, 5 is the last; 0 for none
 * @param day of the month; 0 for none
 * @param month 0 for none
 * @param first day of the week, Sunday is 0; -1 for none
 * @param end when it is over
 */
record RecurrencePattern(
    int type, int interval, int days, int week, int day, int month, int first, Ending end) {
  static final String LETTERS = "SUMOTUWETHFRSA";
  static final int EVERY_DAY = 127;
  static final int LAST = 5;
  private static final int MOST_INTERVAL = 999;
  private static final Set<String> TIME_OF_DAY = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");

  /**
   * When a series is over.
   *
   * @param count 0 for none
   * @param until last start, or a day; null for none
   */
  record Ending(int count, @org.jspecify.annotations.Nullable Moment until) {}

  /** Whether the event recurs in a way devices have no word for. */
  static boolean isBeyond(Block block) {
    boolean recurs = block.has("RRULE") || block.has("RDATE");
    return recurs && of(block).isEmpty();
  }

  /** The pattern of an event; empty if it has none that devices know. */
  static Optional<RecurrencePattern> of(Block block) {
    return source(block)
        .flatMap(rule -> new Reading(Rule.of(rule.value()), SeenEvent.start(block)).pattern());
  }

  /** The one property that says it all; empty if there is none, or more. */
  private static Optional<Property> source(Block block) {
    List<Property> rules = block.all("RRULE");
    if (rules.size() > 1 || block.has("RDATE")) {
      return Optional.empty();
    }
    return rules.stream().findFirst().or(() -> block.property(RecurrenceReading.OTHER_CALENDAR));
  }

  /** Type, Occurrences, Interval and so on, in the order of the paper. */
  Element write(SeenEvent seen, Block block) {
    ElementBuilder out = Element.grow(EventFields.CALENDAR, "Recurrence").number("Type", type);
    if (end.count() > 0) {
      out.number("Occurrences", end.count());
    }
    out.number("Interval", interval);
    number(out, "WeekOfMonth", week); // [MS-ASCAL] R478114
    // Differs from [MS-ASCAL] R204111: a daily pattern with days would be a weekly one, R3892312.
    number(out, "DayOfWeek", days);
    number(out, "MonthOfYear", month);
    if (end.count() == 0) { // [MS-ASCAL] R467
      out.compactTime(EventFields.CALENDAR, "Until", until(seen, block));
    }
    number(out, "DayOfMonth", day);
    calendar(out, EventFields.CALENDAR, seen, block);
    if (type == 1 && seen.isAtLeast(Version.V14_1)) {
      out.number("FirstDayOfWeek", Math.max(0, first)); // [MS-ASCAL] R52523
    }
    return out.build();
  }

  /** The same in the words of mail, and in their order. [MS-ASEMAIL] R653 */
  Element inMail(SeenEvent seen, Block block) {
    ElementBuilder out = Element.grow("Email", "Recurrence").number("Type", type);
    out.number("Interval", interval);
    if (end.count() == 0) {
      out.compactTime("Email", "Until", until(seen, block));
    } else {
      out.number("Occurrences", end.count());
    }
    number(out, "WeekOfMonth", week);
    number(out, "DayOfMonth", day);
    number(out, "DayOfWeek", days);
    number(out, "MonthOfYear", month);
    calendar(out, "Email2", seen, block);
    if (type == 1 && seen.isAtLeast(Version.V14_1)) { // [MS-ASEMAIL] R1233, R1234
      out.number("Email2", "FirstDayOfWeek", Math.max(0, first));
    }
    return out.build();
  }

  private static void number(ElementBuilder out, String name, int value) {
    if (value > 0) {
      out.number(name, value);
    }
  }

  private void calendar(ElementBuilder out, String namespace, SeenEvent seen, Block block) {
    if (type >= 2 && seen.isAtLeast(Version.V14_0)) { // [MS-ASCAL] R143, R2045
      Optional<Property> rule = source(block);
      String said =
          rule.flatMap(one -> one.parameter(RecurrenceReading.CALENDAR_TYPE))
              .filter(text -> text.matches("\\d{1,2}"))
              .orElse("0");
      out.text(namespace, "CalendarType", said);
      rule.filter(one -> one.parameter(RecurrenceReading.LEAP).isPresent())
          .ifPresent(one -> out.flag(namespace, "IsLeapMonth", true));
    }
  }

  /** The last start; of a day alone, the start on that day. */
  private @org.jspecify.annotations.Nullable Instant until(SeenEvent seen, Block block) {
    Moment until = end.until();
    if (until == null) {
      return null;
    }
    Moment start = SeenEvent.start(block);
    if (until.form() == Moment.Form.UTC && !start.isDay()) {
      return seen.told(until);
    }
    boolean day = until.isDay() || start.isDay();
    return seen.told(
        start.at(
            day ? until.wall().toLocalDate().atTime(start.wall().toLocalTime()) : until.wall()));
  }

  static int bit(DayOfWeek weekday) {
    return 1 << weekday.getValue() % 7;
  }

  /** Reads a rule as one of the patterns. */
  private record Reading(Rule rule, Moment start) {
    Optional<RecurrencePattern> pattern() {
      boolean plain =
          rule.interval() <= MOST_INTERVAL
              && !rule.parts().containsKey("BYYEARDAY")
              && !rule.parts().containsKey("BYWEEKNO")
              && !rule.parts().containsKey("RSCALE")
              && TIME_OF_DAY.stream().noneMatch(part -> rule.parts().containsKey(part));
      if (!plain) {
        return Optional.empty();
      }
      return switch (rule.frequency()) {
        case SECONDLY, MINUTELY, HOURLY -> Optional.empty();
        case DAILY -> daily();
        case WEEKLY -> weekly();
        case MONTHLY -> said("BYMONTH") ? Optional.empty() : monthly(2, 0);
        case YEARLY -> yearly();
      };
    }

    private boolean said(String part) {
      return !rule.list(part).isEmpty();
    }

    private LocalDate first() {
      return start.wall().toLocalDate();
    }

    private RecurrencePattern made(int type, int days, int week, int day, int month) {
      int first = type == 1 ? rule.first("WKST").map(Reading::index).orElse(1) : -1;
      Ending end = new Ending(rule.count().orElse(0), rule.until().orElse(null));
      return new RecurrencePattern(type, rule.interval(), days, week, day, month, first, end);
    }

    private Optional<RecurrencePattern> daily() {
      if (said("BYMONTH") || said("BYMONTHDAY") || said("BYSETPOS")) {
        return Optional.empty();
      }
      if (!said("BYDAY")) {
        return Optional.of(made(0, 0, 0, 0, 0));
      }
      int mask = mask();
      return mask > 0 && rule.interval() == 1
          ? Optional.of(made(1, mask, 0, 0, 0))
          : Optional.empty();
    }

    private Optional<RecurrencePattern> weekly() {
      if (said("BYMONTH") || said("BYMONTHDAY") || said("BYSETPOS")) {
        return Optional.empty();
      }
      int mask = said("BYDAY") ? mask() : bit(first().getDayOfWeek());
      return mask > 0 ? Optional.of(made(1, mask, 0, 0, 0)) : Optional.empty();
    }

    /** Of a month, or with {@code month} of one month of the year. */
    private Optional<RecurrencePattern> monthly(int type, int month) {
      if (said("BYDAY")) {
        return said("BYMONTHDAY") ? Optional.empty() : weekday(type + 1, month);
      }
      List<String> days = rule.list("BYMONTHDAY");
      if (days.size() > 1 || said("BYSETPOS")) {
        return Optional.empty();
      }
      String day = days.isEmpty() ? String.valueOf(first().getDayOfMonth()) : days.get(0);
      if (day.equals("-1")) {
        return Optional.of(made(type + 1, EVERY_DAY, LAST, 0, month)); // [MS-ASCAL] R202
      }
      return day.matches("[1-9]|[12]\\d|3[01]")
          ? Optional.of(made(type, 0, 0, Integer.parseInt(day), month))
          : Optional.empty();
    }

    private Optional<RecurrencePattern> yearly() {
      List<String> months = rule.list("BYMONTH");
      boolean nth = said("BYDAY") && months.isEmpty();
      if (months.size() > 1 || nth || months.stream().anyMatch(m -> !m.matches("[1-9]|1[0-2]"))) {
        return Optional.empty();
      }
      if (months.isEmpty() && said("BYMONTHDAY")) {
        return Optional.empty(); // that day of every month
      }
      int month = months.isEmpty() ? first().getMonthValue() : Integer.parseInt(months.get(0));
      return monthly(5, month);
    }

    /** The nth of some weekdays. */
    private Optional<RecurrencePattern> weekday(int type, int month) {
      List<String> days = rule.list("BYDAY");
      String day = days.get(0);
      boolean counted = days.size() == 1 && day.length() > 2;
      int mask = counted ? mask(List.of(day.substring(day.length() - 2))) : mask();
      List<String> places = counted ? List.of(day.substring(0, day.length() - 2)) : positions();
      if (mask <= 0 || places.size() != 1 || counted && said("BYSETPOS")) {
        return Optional.empty();
      }
      String place = places.get(0).replace("+", "");
      int week = place.equals("-1") ? LAST : place.matches("[1-4]") ? Integer.parseInt(place) : 0;
      return week == 0 ? Optional.empty() : Optional.of(made(type, mask, week, 0, month));
    }

    private List<String> positions() {
      return rule.list("BYSETPOS");
    }

    private int mask() {
      return mask(rule.list("BYDAY"));
    }

    /** The days as a mask; 0 if one of them is none. */
    private static int mask(List<String> days) {
      int mask = 0;
      for (String day : days) {
        if (index(day) < 0) {
          return 0;
        }
        mask |= 1 << index(day);
      }
      return mask;
    }

    private static int index(String letters) {
      int at = letters.length() == 2 ? LETTERS.indexOf(letters) : -1;
      return at >= 0 && at % 2 == 0 ? at / 2 : -1;
    }
  }
}
