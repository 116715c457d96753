package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * What keeps the house in order.
 *
 * @param every how often it is done
 * @param tombstones how long it is remembered that something was deleted
 */
public record UpkeepSettings(Duration every, Duration tombstones) {
  private static final Key<Duration> EVERY =
      new Key<>(
          "upkeep.every",
          Kind.time(Duration.ofMinutes(1), Duration.ofDays(30)),
          "24h",
          "How often what is not needed any more is cleared away.");
  private static final Key<Duration> TOMBSTONES =
      new Key<>(
          "upkeep.tombstones",
          Kind.time(Duration.ofDays(1), Duration.ofDays(3650)),
          "90d",
          "How long it is remembered that something was deleted. A device that was away for longer"
              + " starts over.");

  static final List<Key<?>> KEYS = List.of(EVERY, TOMBSTONES);

  static UpkeepSettings read(Values values) {
    return new UpkeepSettings(values.get(EVERY), values.get(TOMBSTONES));
  }
}
