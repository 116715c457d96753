package com.mailfence.engine.smtp;

import java.time.Duration;

/**
 * How much the ports bear.
 *
 * @param connections at a time, on all ports together; each has a thread
 * @param ofOneNetwork of those, from one IPv4 address or /64 of IPv6
 * @param patience how long to wait for the next bytes
 * @param stop how long a stop waits for messages under way
 */
public record LineLimits(int connections, int ofOneNetwork, Duration patience, Duration stop) {
  /** RFC 5321 s4.5.3.2.7: five minutes. */
  public static LineLimits usual() {
    return new LineLimits(500, 50, Duration.ofMinutes(5), Duration.ofSeconds(15));
  }
}
