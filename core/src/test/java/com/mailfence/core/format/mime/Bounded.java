package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Bounds what reading may cost, in processor time, so that a busy machine proves nothing. */
final class Bounded {
  private Bounded() {}

  static <T> T within(Duration most, String what, Callable<T> reading) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    T result;
    try {
      result = reading.call();
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    assertThat(Duration.ofNanos(used)).as(what).isLessThan(most);
    return result;
  }
}
