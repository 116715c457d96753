package com.mailfence.eas.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Where the windows of mail and of calendars begin. [MS-ASCMD] section 2.2.3.64.2. */
final class Since {
  /** No window of mail has a higher number. [MS-ASCMD] R3041 // SYNC-019 */
  static final int LAST_OF_MAIL = 5;

  private Since() {}

  /**
   * The start of a window. It stands still for a day, so that it is not another one at each
   * request: what is a little older than the device asked for does no harm.
   */
  static Instant of(int filter, Instant now) {
    ZonedDateTime day = now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
    ZonedDateTime start =
        switch (filter) {
          case 1 -> day.minusDays(1);
          case 2 -> day.minusDays(3);
          case 3 -> day.minusWeeks(1);
          case 4 -> day.minusWeeks(2);
          case 5 -> day.minusMonths(1);
          case 6 -> day.minusMonths(3);
          case 7 -> day.minusMonths(6);
          default -> Instant.EPOCH.atZone(ZoneOffset.UTC);
        };
    return start.toInstant();
  }
}
