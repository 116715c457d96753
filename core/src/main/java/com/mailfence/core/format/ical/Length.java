package com.mailfence.core.format.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something lasts: days of the calendar, then time that a stopwatch shows. // RFC 5545
 * s3.3.6
 */
public record Length(int days, Duration time) {
  public static final Length NONE = new Length(0, Duration.ZERO);

  /** Longer than any life, and short of any overflow. */
  private static final int LONGEST = 366 * 400;

  private static final Pattern TEXT =
      Pattern.compile(
          "([+-]?)P(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

  public static Length days(int days) {
    return new Length(days, Duration.ZERO);
  }

  public static Length time(Duration time) {
    return new Length(0, time);
  }

  /**
   * Reads a value.
   *
   * @throws BadCalendar if it is no duration, or one of centuries
   */
  public static Length of(String value) {
    Matcher m = TEXT.matcher(value.strip().toUpperCase(Locale.ROOT));
    if (!m.matches()) {
      throw new BadCalendar("no duration: " + value);
    }
    long days = 7 * number(m, 2) + number(m, 3);
    Duration time =
        Duration.ofHours(number(m, 4)).plusMinutes(number(m, 5)).plusSeconds(number(m, 6));
    if (days > LONGEST || time.toDays() > LONGEST) {
      throw new BadCalendar("too long: " + value);
    }
    boolean back = m.group(1).equals("-");
    return new Length((int) (back ? -days : days), back ? time.negated() : time);
  }

  public boolean isNegative() {
    return days < 0 || time.isNegative();
  }

  /** What a stopwatch would show at most, whatever the clocks do meanwhile. */
  Duration atMost() {
    return time.plusDays(days).abs().plusDays(days == 0 ? 0 : 1);
  }

  /** The value of a property. */
  public String value() {
    boolean back = isNegative();
    Duration t = time.abs();
    var out = new StringBuilder(back ? "-P" : "P");
    if (days != 0) {
      out.append(Math.abs(days)).append('D');
    }
    if (!t.isZero() || days == 0) {
      out.append('T');
      out.append(t.toHours() > 0 ? t.toHours() + "H" : "");
      out.append(t.toMinutesPart() > 0 ? t.toMinutesPart() + "M" : "");
      out.append(t.toSecondsPart() > 0 || t.isZero() ? t.toSecondsPart() + "S" : "");
    }
    return out.toString();
  }

  LocalDateTime daysAfter(LocalDateTime wall) {
    try {
      return wall.plusDays(days);
    } catch (DateTimeException e) {
      throw new BadCalendar("beyond all dates");
    }
  }

  private static long number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
  }
}
