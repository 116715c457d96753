package com.mailfence.engine.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures by name. They are forgotten evenly: a full count in the given time. Memory is
 * bounded; under a flood of names the least are forgotten first.
 */
final class Tally {
  private static final int MOST_NAMES = 100_000;

  private record Level(double failures, Instant at, boolean refused) {}

  private final int limit;
  private final Duration span;
  private final Map<String, Level> levels = new ConcurrentHashMap<>();

  Tally(int limit, Duration span) {
    this.limit = limit;
    this.span = span;
  }

  /**
   * Counts one, before it is known whether it fails, so that many at once cannot slip through.
   *
   * @return zero, or how long to wait because the count is full; then nothing was counted
   */
  Duration take(String name, Instant now) {
    Level after =
        levels.compute(
            name,
            (key, before) -> {
              double failures = failures(before, now);
              boolean full = failures + 1 > limit;
              return new Level(full ? failures : failures + 1, now, full);
            });
    if (levels.size() > MOST_NAMES) {
      forgetSome(now);
    }
    return after.refused() ? patience(after.failures()) : Duration.ZERO;
  }

  /** Takes back what was counted: it did not fail. */
  void giveBack(String name, Instant now) {
    levels.computeIfPresent(
        name,
        (key, before) -> {
          double failures = failures(before, now) - 1;
          return failures <= 0 ? null : new Level(failures, now, false);
        });
  }

  private double failures(@Nullable Level level, Instant now) {
    if (level == null) {
      return 0;
    }
    // A clock set back forgives nothing and punishes nobody.
    double passed = Math.max(0, Duration.between(level.at(), now).toMillis());
    return Math.max(0, level.failures() - passed * limit / span.toMillis());
  }

  private Duration patience(double failures) {
    double excess = failures + 1 - limit;
    return Duration.ofMillis((long) Math.ceil(excess * span.toMillis() / limit));
  }

  private void forgetSome(Instant now) {
    levels.values().removeIf(level -> failures(level, now) <= 1);
    Iterator<String> names = levels.keySet().iterator();
    while (levels.size() > MOST_NAMES && names.hasNext()) {
      names.next();
      names.remove();
    }
  }
}
