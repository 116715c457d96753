package com.mailfence.engine.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers networks that ask for many recipients who are not here, over all their connections.
 * Memory is bounded; under a flood of networks all are forgiven. // SM19
 */
final class Harvest {
  /** Guesses a network has in a span. */
  static final int GUESSES = 100;

  static final Duration SPAN = Duration.ofMinutes(10);

  private static final int NETWORKS = 50_000;

  private record Guesses(int count, Instant since) {}

  private final Map<String, Guesses> networks = new ConcurrentHashMap<>();

  /** Counts the guesses of one visit. */
  void count(String network, int guesses, Instant now) {
    if (guesses == 0) {
      return;
    }
    if (networks.size() >= NETWORKS) {
      networks.clear();
    }
    networks.merge(
        network,
        new Guesses(guesses, now),
        (old, fresh) -> isOver(old, now) ? fresh : new Guesses(old.count() + guesses, old.since()));
  }

  /** Whether the network has guessed enough for now. */
  boolean isBarred(String network, Instant now) {
    Guesses made = networks.get(network);
    return made != null && !isOver(made, now) && made.count() >= GUESSES;
  }

  private static boolean isOver(Guesses made, Instant now) {
    return Duration.between(made.since(), now).abs().compareTo(SPAN) > 0;
  }
}
