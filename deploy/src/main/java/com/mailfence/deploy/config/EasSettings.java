package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * Phones.
 *
 * @param leastHeartbeat shortest wait a phone may ask for
 * @param mostHeartbeat longest wait a phone may ask for
 * @param devices devices of one account
 */
public record EasSettings(Duration leastHeartbeat, Duration mostHeartbeat, int devices) {
  private static final Key<Duration> LEAST =
      new Key<>(
          "eas.least_heartbeat",
          Kind.time(Duration.ofSeconds(1), Duration.ofSeconds(3540)),
          "60s",
          "The shortest wait for news a phone may ask for.");
  private static final Key<Duration> MOST =
      new Key<>(
          "eas.most_heartbeat",
          Kind.time(Duration.ofSeconds(60), Duration.ofSeconds(3540)),
          "3540s",
          "The longest wait for news a phone may ask for.");
  private static final Key<Integer> DEVICES =
      new Key<>("eas.devices", Kind.number(1, 1000), "50", "How many devices an account may have.");

  static final List<Key<?>> KEYS = List.of(LEAST, MOST, DEVICES);

  static EasSettings read(Values values) {
    var settings = new EasSettings(values.get(LEAST), values.get(MOST), values.get(DEVICES));
    if (settings.leastHeartbeat().compareTo(settings.mostHeartbeat()) > 0) {
      values.problem("eas.least_heartbeat: must not be longer than eas.most_heartbeat");
    }
    return settings;
  }
}
