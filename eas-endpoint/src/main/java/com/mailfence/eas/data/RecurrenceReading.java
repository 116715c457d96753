package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Rule;
import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the pattern a device wrote into a rule. [MS-ASCAL] section 2.2.2.37 */
final class RecurrenceReading {
  /** Which of the calendars with months of our own a device counts years by. */
  static final String CALENDAR_TYPE = "X-CALENDAR-TYPE";

  /** That it is the month that is put in. */
  static final String LEAP = "X-LEAP-MONTH";

  /** A rule by another calendar: no RRULE, since others would reckon it by ours. RFC 7529 s4.1 */
  static final String OTHER_CALENDAR = "X-MAILFENCE-RECURRENCE";

  private static final String CALENDAR = EventFields.CALENDAR;

  /** [MS-ASCAL] R53913 */
  private static final Set<Integer> RESERVED = Set.of(13, 16, 17, 18, 19, 21, 22, 23);

  /** With months of other lengths than ours. [MS-ASCAL] R146 */
  private static final Set<Integer> OTHERS = Set.of(6, 8, 14, 15, 20);

  private static final String[] DAYS = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

  private final Element said;
  private final int type;

  private RecurrenceReading(Element said) {
    this.said = said;
    this.type = number("Type", 0, 6).orElseThrow(() -> wrong("Type"));
  }

  /**
   * The rule that is meant, as RRULE or in a property of our own.
   *
   * @param start of the series
   * @throws Refusal.Malformed if the pattern makes no sense
   */
  static Property read(Element said, SeenEvent seen, Moment start) {
    var reading = new RecurrenceReading(said);
    reading.check();
    return reading.property(seen, start);
  }

  private void check() {
    boolean misplaced =
        has("DayOfMonth") && type != 2 && type != 5 // [MS-ASCAL] R53916
            || has("DayOfWeek") && (type == 2 || type == 5) // [MS-ASCAL] R53917
            || has("MonthOfYear") && type < 5 // [MS-ASCAL] R53918
            || has("WeekOfMonth") && type != 3 && type != 6; // [MS-ASCAL] R53919
    if (type == 4 || misplaced) {
      throw wrong("Recurrence");
    }
    number("FirstDayOfWeek", 0, 6); // [MS-ASCAL] R53914
    boolean twice = type >= 2 && said.children(CALENDAR, "CalendarType").size() > 1;
    if (twice || RESERVED.contains(calendar())) { // [MS-ASCAL] R53912, R53913
      throw wrong("CalendarType");
    }
  }

  private Property property(SeenEvent seen, Moment start) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("FREQ", frequency());
    int interval = number("Interval", 0, 999).orElse(1); // [MS-ASCAL] R28311
    if (interval > 1) {
      parts.put("INTERVAL", String.valueOf(interval));
    }
    days(parts, start);
    ending(parts, seen, start);
    String rule = new Rule(parts).toString();
    int calendar = calendar();
    if (OTHERS.contains(calendar)) {
      boolean leap = said.flag(CALENDAR, "IsLeapMonth", false);
      return Property.of(OTHER_CALENDAR, rule)
          .with(CALENDAR_TYPE, String.valueOf(calendar))
          .with(LEAP, leap ? "TRUE" : null);
    }
    // [MS-ASCAL] R176: what is ours anyway need not be said.
    return Property.of("RRULE", rule)
        .with(CALENDAR_TYPE, calendar > 1 ? String.valueOf(calendar) : null);
  }

  private String frequency() {
    return switch (type) {
      // [MS-ASCAL] R3892312
      case 0 -> has("DayOfWeek") ? "WEEKLY" : "DAILY";
      case 1 -> "WEEKLY";
      case 2, 3 -> "MONTHLY";
      default -> "YEARLY";
    };
  }

  private void days(Map<String, String> parts, Moment start) {
    switch (type) {
      case 0, 1 -> {
        if (type == 1 || has("DayOfWeek")) {
          int mask = number("DayOfWeek", 1, 127).orElseThrow(() -> wrong("DayOfWeek"));
          parts.put("BYDAY", letters(mask));
          number("FirstDayOfWeek", 0, 6).ifPresent(day -> parts.put("WKST", DAYS[day]));
        }
      }
      case 2 -> parts.put("BYMONTHDAY", day(start));
      case 5 -> {
        month(parts);
        parts.put("BYMONTHDAY", day(start));
      }
      case 6 -> {
        month(parts);
        nth(parts);
      }
      default -> nth(parts);
    }
  }

  private String day(Moment start) {
    return String.valueOf(
        number("DayOfMonth", 1, 31).orElseGet(() -> start.wall().getDayOfMonth()));
  }

  private void month(Map<String, String> parts) {
    int month = number("MonthOfYear", 1, 12).orElseThrow(() -> wrong("MonthOfYear"));
    parts.put("BYMONTH", String.valueOf(month)); // [MS-ASCAL] R327
  }

  /** The nth of some weekdays. [MS-ASCAL] R3893713 */
  private void nth(Map<String, String> parts) {
    int week = number("WeekOfMonth", 1, 5).orElseThrow(() -> wrong("WeekOfMonth"));
    int mask = number("DayOfWeek", 1, 127).orElseThrow(() -> wrong("DayOfWeek"));
    String place = week == RecurrencePattern.LAST ? "-1" : String.valueOf(week);
    if (mask == RecurrencePattern.EVERY_DAY) {
      parts.put("BYMONTHDAY", place); // [MS-ASCAL] R3893714
    } else if (Integer.bitCount(mask) == 1) {
      parts.put("BYDAY", place + letters(mask));
    } else {
      parts.put("BYDAY", letters(mask));
      parts.put("BYSETPOS", place);
    }
  }

  private static String letters(int mask) {
    var out = new StringBuilder();
    for (int day = 0; day < DAYS.length; day++) {
      if ((mask >> day & 1) == 1) {
        out.append(out.isEmpty() ? "" : ",").append(DAYS[day]);
      }
    }
    return out.toString();
  }

  private void ending(Map<String, String> parts, SeenEvent seen, Moment start) {
    Optional<Integer> count = number("Occurrences", 1, 9_999);
    if (count.isPresent()) { // [MS-ASCAL] R53911
      parts.put("COUNT", String.valueOf(count.get()));
      return;
    }
    Optional<Element> until = said.child(CALENDAR, "Until").filter(one -> !one.isEmpty());
    until.ifPresent(one -> parts.put("UNTIL", until(one.time(), seen, start)));
  }

  /** Some devices say the day alone, as its midnight: it is meant with what begins on it. */
  private static String until(Instant until, SeenEvent seen, Moment start) {
    if (start.isDay()) {
      return seen.heard(until, start).value();
    }
    LocalDateTime wall = seen.zones().wall(until, start);
    LocalTime begin = start.wall().toLocalTime();
    boolean early = wall.toLocalTime().isBefore(begin);
    Moment last = start.at(early ? wall.toLocalDate().atTime(begin) : wall);
    return start.floats() ? last.value() : Moment.utc(seen.zones().instant(last)).value();
  }

  private int calendar() {
    return number("CalendarType", 0, 23).orElse(0);
  }

  private boolean has(String name) {
    return said.has(CALENDAR, name);
  }

  private Optional<Integer> number(String name, int least, int most) {
    Optional<Element> child = said.child(CALENDAR, name);
    return child.map(one -> one.integer(least, most));
  }

  private static Refusal wrong(String name) {
    return EventFields.wrong(name);
  }
}
