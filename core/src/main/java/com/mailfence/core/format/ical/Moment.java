package com.mailfence.core.format.ical;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time as iCalendar says it. // RFC 5545 s3.3.4, s3.3.5
 *
 * @param wall what a clock on the wall shows; midnight for a day
 * @param form how it is to be understood
 * @param tzid the zone's name as written; null unless {@code ZONED}
 */
public record Moment(LocalDateTime wall, Form form, @Nullable String tzid) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d\\d)(\\d\\d)(\\d\\d)(Z?))?");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  /** How a time is to be understood. */
  public enum Form {
    /** A whole day, wherever one is. */
    DATE,
    /** A time of the day, wherever one is. */
    FLOATING,
    UTC,
    ZONED
  }

  public static Moment day(LocalDate day) {
    return new Moment(day.atStartOfDay(), Form.DATE, null);
  }

  public static Moment utc(java.time.Instant instant) {
    return new Moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Form.UTC, null);
  }

  public static Moment zoned(LocalDateTime wall, String tzid) {
    return new Moment(wall, Form.ZONED, tzid);
  }

  /** The first value of a property. */
  public static Moment of(Property property) {
    return of(property.value(), property.parameter("TZID").orElse(null));
  }

  /**
   * Reads a value.
   *
   * @throws BadCalendar if it is no date and no time
   */
  public static Moment of(String value, @Nullable String tzid) {
    Matcher m = TEXT.matcher(value.strip().toUpperCase(Locale.ROOT));
    if (!m.matches()) {
      throw new BadCalendar("no date: " + value);
    }
    try {
      LocalDate day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3));
      if (m.group(4) == null) {
        return day(day);
      }
      int second = Math.min(59, number(m, 6)); // a leap second // RFC 5545 s3.3.12
      LocalDateTime wall = day.atTime(number(m, 4), number(m, 5), second);
      if (!m.group(7).isEmpty()) {
        return new Moment(wall, Form.UTC, null);
      }
      return tzid == null ? new Moment(wall, Form.FLOATING, null) : zoned(wall, tzid);
    } catch (DateTimeException e) {
      throw new BadCalendar("no date: " + value);
    }
  }

  public boolean isDay() {
    return form == Form.DATE;
  }

  /** Whether when it is depends on who looks. */
  public boolean floats() {
    return form == Form.DATE || form == Form.FLOATING;
  }

  /** The same sort of time at another time of the wall's clock. */
  public Moment at(LocalDateTime newWall) {
    return new Moment(newWall, form, tzid);
  }

  /** The value of a property. */
  public String value() {
    return switch (form) {
      case DATE -> DAY.format(wall);
      case FLOATING, ZONED -> TIME.format(wall);
      case UTC -> TIME.format(wall) + "Z";
    };
  }

  /** A property with this value and the parameters it needs. */
  public Property as(String name) {
    return Property.of(name, value()).with("VALUE", isDay() ? "DATE" : null).with("TZID", tzid);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }
}
