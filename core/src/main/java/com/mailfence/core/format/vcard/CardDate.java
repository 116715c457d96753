package com.mailfence.core.format.vcard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as cards tell it, perhaps of no year.
 *
 * @param year 0 if it is not told
 * @param month 1 to 12
 * @param day of the month
 */
public record CardDate(int year, int month, int day) {
  /** Stands for no year on Apple's devices; a leap year. */
  private static final int OMITTED = 1604;

  private static final Pattern FORM =
      Pattern.compile("(\\d{4}|--)-?(\\d{2})-?(\\d{2})(?:[T ].*)?", Pattern.DOTALL);

  /** The day a property tells; empty if it is a text, less than a day, or none of the calendar. */
  public static Optional<CardDate> of(Property property) {
    Matcher form = FORM.matcher(property.value().strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    int year = form.group(1).equals("--") ? 0 : Integer.parseInt(form.group(1));
    int month = Integer.parseInt(form.group(2));
    int day = Integer.parseInt(form.group(3));
    String omitted = property.line().argument("X-APPLE-OMIT-YEAR").orElse("");
    boolean told = year != 0 && !omitted.equals(Integer.toString(year));
    try {
      MonthDay.of(month, day);
      if (told) {
        LocalDate.of(year, month, day);
      }
      return Optional.of(new CardDate(told ? year : 0, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public static CardDate of(LocalDate date) {
    return new CardDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** The day with a year for those who need one; Apple's, if it has none of its own. */
  public LocalDate date() {
    return LocalDate.of(year == 0 ? OMITTED : year, month, day);
  }

  /** The property telling this day, in the words of a version. RFC 6350 s4.3.1, RFC 2426 s3.1.5 */
  public Property put(Property property, Version version) {
    Property plain = property.without("X-APPLE-OMIT-YEAR").without("VALUE");
    if (version == Version.V4_0) {
      String years = year == 0 ? "--" : "%04d".formatted(year);
      return plain.withValue(years + "%02d%02d".formatted(month, day));
    }
    Property told = plain.withValue(date().toString());
    return year == 0 ? told.with("X-APPLE-OMIT-YEAR", Integer.toString(OMITTED)) : told;
  }
}
