package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.ZoneRule;
import com.mailfence.core.format.ical.ZoneRule.Change;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A zone as devices tell it: 172 bytes in base64, little-endian. Names stay empty, for with them
 * some devices take the zone for another. [MS-ASDTYPE] section 2.7.6
 */
final class WireZone {
  private static final int SIZE = 172;
  private static final int NAME = 64;
  private static final int MOST_TEXT = 300;
  private static final DayOfWeek[] DAYS = {
    DayOfWeek.SUNDAY,
    DayOfWeek.MONDAY,
    DayOfWeek.TUESDAY,
    DayOfWeek.WEDNESDAY,
    DayOfWeek.THURSDAY,
    DayOfWeek.FRIDAY,
    DayOfWeek.SATURDAY
  };

  private WireZone() {}

  static String write(ZoneRule rule) {
    ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    int bias = bias(rule.standard());
    out.putInt(bias);
    out.position(out.position() + NAME);
    day(out, rule.toStandard());
    out.putInt(0);
    out.position(out.position() + NAME);
    day(out, rule.toDaylight());
    out.putInt(bias(rule.daylight()) - bias);
    return Base64.getEncoder().encodeToString(out.array());
  }

  /**
   * @throws Refusal.Malformed if it is none
   */
  static ZoneRule read(String text) {
    try {
      String base64 = text.length() > MOST_TEXT ? "" : text.replaceAll("\\s", "");
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length != SIZE) {
        throw new Refusal.Malformed("a zone of " + bytes.length + " bytes", "Timezone");
      }
      return read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Refusal.Malformed("no zone", "Timezone");
    }
  }

  private static ZoneRule read(ByteBuffer in) {
    long bias = in.getInt();
    in.position(in.position() + NAME);
    @Nullable Change toStandard = day(in);
    ZoneOffset standard = offset(bias + in.getInt());
    in.position(in.position() + NAME);
    @Nullable Change toDaylight = day(in);
    ZoneOffset daylight = offset(bias + in.getInt());
    return toStandard == null || toDaylight == null || standard.equals(daylight)
        ? ZoneRule.fixed(standard)
        : new ZoneRule(standard, daylight, toStandard, toDaylight);
  }

  /** Minutes from local time to UTC. */
  private static int bias(ZoneOffset offset) {
    return -Math.round(offset.getTotalSeconds() / 60f);
  }

  private static ZoneOffset offset(long bias) {
    return ZoneOffset.ofTotalSeconds(Math.toIntExact(-bias * 60));
  }

  /** Year, month, weekday, week, hour, minute, second, millisecond. */
  private static void day(ByteBuffer out, @Nullable Change change) {
    if (change == null) {
      out.position(out.position() + 16);
      return;
    }
    out.putShort((short) 0).putShort((short) change.month().getValue());
    out.putShort((short) (change.weekday().getValue() % 7)).putShort((short) change.week());
    LocalTime time = change.time();
    out.putShort((short) time.getHour()).putShort((short) time.getMinute());
    out.putShort((short) time.getSecond()).putShort((short) 0);
  }

  private static @Nullable Change day(ByteBuffer in) {
    int year = in.getShort();
    int month = in.getShort();
    int weekday = in.getShort();
    int day = in.getShort();
    LocalTime time = LocalTime.of(in.getShort(), in.getShort(), in.getShort());
    in.getShort();
    if (month == 0) {
      return null;
    }
    if (year != 0) { // a day of one year: taken as that weekday of each
      LocalDate date = LocalDate.of(year, month, day);
      int week = date.getDayOfMonth() + 7 > date.lengthOfMonth() ? 5 : (day - 1) / 7 + 1;
      return new Change(date.getMonth(), week, date.getDayOfWeek(), time);
    }
    if (weekday < 0 || weekday >= DAYS.length) {
      throw new DateTimeException("weekday " + weekday);
    }
    return new Change(Month.of(month), day, DAYS[weekday], time);
  }
}
