package com.mailfence.engine.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts connections, all and of each network, so that nobody takes all the places. // AU04 */
final class Gate {
  private final int most;
  private final int mostOfOne;
  private final Clock clock;
  private final Harvest harvest = new Harvest();
  private final AtomicInteger inside = new AtomicInteger();
  private final Map<String, Integer> networks = new ConcurrentHashMap<>();

  Gate(int most, int mostOfOne, Clock clock) {
    this.clock = clock;
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * Takes a place.
   *
   * @param peer null for one of our own
   * @return false if there is none
   */
  boolean enter(@Nullable InetAddress peer) {
    if (inside.incrementAndGet() > most) {
      inside.decrementAndGet();
      return false;
    }
    if (peer != null && !admits(network(peer))) {
      leave(peer, 0);
      return false;
    }
    return true;
  }

  private boolean admits(String network) {
    boolean room = networks.merge(network, 1, Integer::sum) <= mostOfOne;
    return room && !harvest.isBarred(network, clock.instant());
  }

  /**
   * Gives the place back.
   *
   * @param guesses recipients asked for who are not here
   */
  void leave(@Nullable InetAddress peer, int guesses) {
    inside.decrementAndGet();
    if (peer != null) {
      String network = network(peer);
      networks.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
      harvest.count(network, guesses, clock.instant());
    }
  }

  int inside() {
    return inside.get();
  }

  /** Whether places run short, so that nobody should dawdle. */
  boolean isCrowded() {
    return inside.get() * 4L > most * 3L;
  }

  /** A customer's line: an IPv4 address, or a /64 of IPv6. */
  private static String network(InetAddress peer) {
    byte[] octets = peer.getAddress();
    return HexFormat.of()
        .formatHex(peer instanceof Inet6Address ? Arrays.copyOf(octets, 8) : octets);
  }
}
