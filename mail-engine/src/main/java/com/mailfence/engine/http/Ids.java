package com.mailfence.engine.http;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Names requests, so that one in the log is found again: unlike before, also after a restart. */
final class Ids {
  private final String prefix;
  private final AtomicLong last = new AtomicLong();

  Ids(Clock clock) {
    this.prefix = Long.toString(clock.millis(), Character.MAX_RADIX);
  }

  String next() {
    return prefix + "-" + Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
  }
}
