package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * How patient the house is with failed logins.
 *
 * @param failures tries that may fail, by account and by network
 * @param span the time in which so many are forgotten
 * @param trust how long a proven password need not be hashed again
 * @param hashes passwords hashed at a time
 */
public record LoginSettings(int failures, Duration span, Duration trust, int hashes) {
  private static final Key<Integer> FAILURES =
      new Key<>(
          "login.failures",
          Kind.number(1, 1_000_000),
          "100",
          "Failed logins, by account and by network (one IPv4 address or one IPv6 /64), at all"
              + " ports together, before the next are refused unseen.");
  private static final Key<Duration> SPAN =
      new Key<>(
          "login.span",
          Kind.time(Duration.ofSeconds(1), Duration.ofDays(30)),
          "1h",
          "The time in which so many failures are forgotten, evenly.");
  private static final Key<Duration> TRUST =
      new Key<>(
          "login.trust",
          Kind.time(Duration.ZERO, Duration.ofHours(24)),
          "10m",
          "How long a password that was right need not be hashed again: phones send it with every"
              + " request. A changed password is in force at once.");
  private static final Key<Integer> HASHES =
      new Key<>(
          "login.hashes",
          Kind.number(0, 256),
          "0",
          "Passwords hashed at a time, 19 MiB of memory each; 0 for one a processor.");

  static final List<Key<?>> KEYS = List.of(FAILURES, SPAN, TRUST, HASHES);

  static LoginSettings read(Values values) {
    return new LoginSettings(
        values.get(FAILURES), values.get(SPAN), values.get(TRUST), values.get(HASHES));
  }
}
