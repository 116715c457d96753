package com.mailfence.engine.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When to try again, and when to give up. RFC 5321 s4.5.4.1 */
final class Timetable {
  /** RFC 5321 s4.5.4.1: at least four to five days. */
  static final Duration PATIENCE = Duration.ofDays(5);

  /**
   * While a message is being handed on, nobody else tries; after a crash, this long. Longer than
   * the slowest next station is waited for, RFC 5321 s4.5.3.2.
   */
  static final Duration UNDER_WAY = Duration.ofMinutes(30);

  /** How often we look whether there is a way by now. */
  static final Duration NO_WAY = Duration.ofMinutes(5);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4));

  private Timetable() {}

  /**
   * @param attempts made so far, at least 1
   */
  static Instant next(int attempts, Instant now) {
    return now.plus(PAUSES.get(Math.min(attempts, PAUSES.size()) - 1));
  }

  static boolean isOver(Instant queued, Instant now) {
    return queued.plus(PATIENCE).isBefore(now);
  }
}
