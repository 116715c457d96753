package com.mailfence.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.3.4, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.0.2.64/26, 192.0.2.127, true",
    "192.0.2.64/26, 192.0.2.128, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "fd00::/8, fd12:3456::1, true",
    "fd00::/8, fe80::1, false",
    "::1, ::1, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
  })
  void addressIsInsideOrNot(String network, String address, boolean inside) throws Exception {
    List<Network> read = Network.list(network);

    assertThat(read).singleElement().matches(n -> inside == has(n, address));
  }

  private static boolean has(Network network, String address) {
    return network.contains(Network.address(address).orElseThrow());
  }

  @Test
  void listIsReadWithItsBlanks() {
    assertThat(Network.list("127.0.0.1, 10.0.0.0/8 ,fd00::/8")).hasSize(3);
    assertThat(Network.list("")).isEmpty();
    assertThat(Network.list("  ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "1,", "/8"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Network.list(text));
  }

  /** A name would be looked up, by whoever may write it into a request. */
  @Test
  void namesAreNoAddresses() {
    assertThat(Network.address("localhost")).isEmpty();
    assertThat(Network.address("dead.beef")).isEmpty();
    assertThat(Network.address("unknown")).isEmpty();
    assertThat(Network.address("192.0.2.1")).map(InetAddress::getHostAddress).hasValue("192.0.2.1");
  }
}
