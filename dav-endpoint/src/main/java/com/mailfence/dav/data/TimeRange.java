package com.mailfence.dav.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.item.Period;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A stretch of time in a request, in UTC. RFC 4791 s9.9 */
public final class TimeRange {
  private TimeRange() {}

  /**
   * Reads one that may be open at one end.
   *
   * @throws Unmet if it is none
   */
  public static Period read(Element element) {
    Instant start = time(element.attribute("start").orElse(null), Instant.MIN);
    Instant end = time(element.attribute("end").orElse(null), Instant.MAX);
    boolean open = start.equals(Instant.MIN) && end.equals(Instant.MAX);
    if (open || !start.isBefore(end)) {
      throw new Unmet(Condition.CALENDAR_FILTER_VALID);
    }
    return new Period(start, end);
  }

  /**
   * Reads one that has both ends.
   *
   * @throws BadWire if it has not
   */
  public static Period whole(Element element) {
    Period period = read(element);
    if (period.from().equals(Instant.MIN) || period.until().equals(Instant.MAX)) {
      throw new BadWire("time range without an end");
    }
    return period;
  }

  private static Instant time(@Nullable String text, Instant absent) {
    if (text == null) {
      return absent;
    }
    try {
      Moment moment = Moment.of(text, null);
      if (moment.form() == Moment.Form.UTC) {
        return moment.wall().toInstant(ZoneOffset.UTC);
      }
    } catch (BadCalendar bad) {
      throw new Unmet(Condition.CALENDAR_FILTER_VALID);
    }
    throw new Unmet(Condition.CALENDAR_FILTER_VALID); // a time of no zone
  }
}
