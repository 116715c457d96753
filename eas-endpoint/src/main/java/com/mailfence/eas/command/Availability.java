package com.mailfence.eas.command;

import com.mailfence.core.account.Account;
import com.mailfence.core.item.Period;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ResolveCodec;
import com.mailfence.engine.calendar.Busy;
import com.mailfence.engine.calendar.FreeBusy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** When people are busy, a digit for each half hour. [MS-ASCMD] section 2.2.3.109 */
final class Availability {
  private static final int FINE = 1;

  /** The element of a list that is too long. [MS-ASCMD] R4294 */
  static final Element TOO_MANY = ResolveCodec.availability(161, "");

  private static final int UNKNOWN = 163; // [MS-ASCMD] R4298

  /** Of how many one is told together. [MS-ASCMD] R4626 */
  private static final int MOST_MEMBERS = 20;

  private static final long STEP = Duration.ofMinutes(30).toMillis();

  private final FreeBusy times;

  Availability(FreeBusy times) {
    this.times = times;
  }

  static boolean isTooMany(List<String> members) {
    return members.size() > MOST_MEMBERS;
  }

  /**
   * The element of one recipient.
   *
   * @param members whom he stands for: himself, or those of a list; only whom the user may see
   */
  Element of(List<Account> members, Period period) {
    return members.isEmpty()
        ? ResolveCodec.availability(UNKNOWN, "")
        : ResolveCodec.availability(FINE, digits(members, period));
  }

  /** Of several, and within each half hour, the highest stands. [MS-ASCMD] R3327, R4625 */
  private String digits(List<Account> members, Period period) {
    char[] digits = new char[steps(period.from(), period.until())]; // [MS-ASCMD] R3329
    Arrays.fill(digits, '0');
    for (Account member : members) {
      for (Busy busy : times.of(member, period, ZoneOffset.UTC)) {
        mark(digits, busy, period.from());
      }
    }
    return new String(digits);
  }

  private static void mark(char[] digits, Busy busy, Instant start) {
    int from = (int) (Duration.between(start, busy.period().from()).toMillis() / STEP);
    int until = Math.min(digits.length, steps(start, busy.period().until()));
    char digit = digit(busy.degree());
    for (int i = from; i < until; i++) {
      digits[i] = (char) Math.max(digits[i], digit);
    }
  }

  /** Half hours, the last begun one counted. [MS-ASCMD] R3330, R3331 */
  private static int steps(Instant from, Instant until) {
    Duration span = Duration.between(from, until);
    long millis = span.toMillis() + (span.toNanosPart() % 1_000_000 == 0 ? 0 : 1);
    return Math.toIntExact((millis + STEP - 1) / STEP);
  }

  private static char digit(Busy.Degree degree) {
    return switch (degree) {
      case TENTATIVE -> '1';
      case BUSY -> '2';
      case UNAVAILABLE, AWAY -> '3';
    };
  }
}
