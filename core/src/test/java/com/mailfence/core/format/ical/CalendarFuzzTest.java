package com.mailfence.core.format.ical;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;

/**
 * Whatever bytes come in, they are read or refused; what is read is written as what it was, and
 * when it happens is found out or refused. With {@code JAZZER_FUZZ=1} in the environment this
 * searches for bytes of which that is not so; without, it tries those that were kept.
 */
class CalendarFuzzTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");

  @FuzzTest(maxDuration = "4m")
  void everyTextIsReadOrRefused(byte[] text) {
    try {
      CalendarObject object = CalendarObject.parse(text);
      CalendarObject again = CalendarObject.parse(object.bytes());
      if (!again.equals(object)) {
        throw new AssertionError("it changes by being written");
      }
      Recurrence recurrence = Recurrence.of(object, Zones.of(object));
      recurrence.extent();
      recurrence.between(FROM, UNTIL, 1_000).forEach(o -> o.detached(Zones.of(object)));
    } catch (BadCalendar e) {
      // Refused.
      return;
    }
  }
}
