package com.mailfence.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "Anna@Example.TEST, anna@example.test",
    "anna@example.test., anna@example.test",
    "\"anna\"@example.test, anna@example.test",
    "a.b+c@EXAMPLE.test, a.b+c@example.test",
    "x@Bücher.example, x@xn--bcher-kva.example",
    "x@XN--BCHER-KVA.example, x@xn--bcher-kva.example",
    "x@bu\u0308cher.example, x@xn--bcher-kva.example",
    "JOSE\u0301@example.test, jos\u00e9@example.test",
    "x@example\u3002test, x@example.test",
    "x@xn--fa-hia.example, x@xn--fa-hia.example",
  })
  void everySpellingHasOneForm(String spelling, String canonical) { // ID01
    assertThat(Address.of(spelling)).hasToString(canonical);
  }

  static Stream<String> noAddresses() {
    return Stream.of(
        "",
        "anna",
        "@example.test",
        "anna@",
        "anna@.",
        "anna@exa mple.test",
        "anna@[127.0.0.1]",
        "anna@-x.test",
        "anna\uff20example.test",
        ".anna@example.test",
        "anna.@example.test",
        "an..na@example.test",
        "an na@example.test",
        "anna\r\nRCPT TO:<x@y>@example.test",
        "a\u0000b@example.test",
        "a\u202eb@example.test",
        "\"user@elsewhere\"@example.test",
        "\"\"@example.test",
        "@here.test:user@example.test",
        "a".repeat(65) + "@example.test",
        "a@" + "b.".repeat(150) + "test",
        "a@" + "x".repeat(64) + ".test");
  }

  @ParameterizedTest
  @MethodSource("noAddresses")
  void whatIsNoAddressIsRefused(String text) { // SM04, SM06, SM21
    assertThat(Address.read(text)).isEmpty();
    assertThatThrownBy(() -> Address.of(text)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void readingTheCanonicalFormChangesNothing() {
    for (String text : new String[] {"straße@weiß.example", "ÅSA@ÅNGSTRÖM.example"}) {
      Address once = Address.of(text);
      assertThat(Address.of(once.toString())).isEqualTo(once);
    }
  }
}
