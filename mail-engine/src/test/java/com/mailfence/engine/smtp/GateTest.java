package com.mailfence.engine.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.clock.HandClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

final class GateTest {
  private final HandClock clock = new HandClock();

  @Test
  void placesAreCountedInAllAndForEachNetwork() {
    var gate = new Gate(3, 2, clock);
    assertThat(gate.enter(at("192.0.2.1"))).isTrue();
    assertThat(gate.enter(at("192.0.2.1"))).isTrue();
    assertThat(gate.enter(at("192.0.2.1"))).isFalse();
    assertThat(gate.inside()).isEqualTo(2);
    assertThat(gate.enter(null)).isTrue();
    assertThat(gate.enter(at("192.0.2.2"))).isFalse();
    gate.leave(at("192.0.2.1"), 0);
    assertThat(gate.enter(at("192.0.2.1"))).isTrue();
    assertThat(gate.isCrowded()).isTrue();
  }

  @Test
  void aNetworkOfIpv6IsOne() { // AU04
    var gate = new Gate(10, 1, clock);
    assertThat(gate.enter(at("2001:db8::1"))).isTrue();
    assertThat(gate.enter(at("2001:db8::2"))).isFalse();
    assertThat(gate.enter(at("2001:db8:0:1::1"))).isTrue();
  }

  @Test
  void whoGuessesNamesIsBarredForAWhile() { // SM19
    var gate = new Gate(10, 10, clock);
    for (int i = 0; i < Harvest.GUESSES / 20; i++) {
      assertThat(gate.enter(at("192.0.2.1"))).isTrue();
      gate.leave(at("192.0.2.1"), 20);
    }
    assertThat(gate.enter(at("192.0.2.1"))).isFalse();
    assertThat(gate.enter(at("192.0.2.2"))).isTrue();
    clock.forward(Harvest.SPAN.plusSeconds(1));
    assertThat(gate.enter(at("192.0.2.1"))).isTrue();
    assertThat(gate.inside()).isEqualTo(2);
  }

  @Test
  void fewGuessesAreForgotten() {
    var gate = new Gate(10, 10, clock);
    for (int i = 0; i < 100; i++) {
      assertThat(gate.enter(at("192.0.2.1"))).isTrue();
      gate.leave(at("192.0.2.1"), 20);
      clock.forward(Harvest.SPAN.dividedBy(4));
    }
  }

  private static InetAddress at(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
