package com.mailfence.eas.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static String basic(byte[] pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static Credentials read(String pair) {
    return Credentials.read(basic(pair.getBytes(UTF_8))).orElseThrow();
  }

  // [MS-ASHTTP] R140
  @Test
  void readsTheHeaderOfThePaper() {
    assertThat(Credentials.read("Basic ZmFrZXVzZXI6eCRwSUFLOUBwOSE="))
        .contains(new Credentials(null, "fakeuser", "x$pIAK9@p9!"));
    assertThat(Credentials.read("basic  ZmFrZXVzZXI6eCRwSUFLOUBwOSE= ")).isPresent();
  }

  // BASE-002
  @ParameterizedTest
  @CsvSource({
    "ann, , ann",
    "ann@example.org, , ann@example.org",
    "\\ann, , ann",
    "CORP\\ann, CORP, ann",
    "CORP\\ann@example.org, CORP, ann@example.org",
    "ann+x@example.org, , ann+x@example.org"
  })
  void namesComeInSeveralForms(String sent, String domain, String user) {
    assertThat(read(sent + ":p")).isEqualTo(new Credentials(domain, user, "p"));
  }

  @Test
  void aPasswordMayHoldAnything() {
    assertThat(read("ann:a:b\\c ").password()).isEqualTo("a:b\\c ");
    assertThat(read("ann:").password()).isEmpty();
  }

  @Test
  void utf8IsTriedFirstAndLatin1Next() {
    assertThat(read("j\u00fcrgen:\u20ac").user()).isEqualTo("j\u00fcrgen");
    byte[] latin = "j\u00fcrgen:gr\u00fcn".getBytes(ISO_8859_1);
    assertThat(Credentials.read(basic(latin)))
        .contains(new Credentials(null, "j\u00fcrgen", "gr\u00fcn"));
  }

  @Test
  void noHeaderAndOtherSchemesAreNoMistake() {
    assertThat(Credentials.read(null)).isEmpty();
    assertThat(Credentials.read("Bearer abc")).isEmpty();
    assertThat(Credentials.read("Basic")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic !!!", "Basic ", "Basic YW5u", "Basic OnA=", "Basic XDpw", "Basic YQBiOnA="})
  void whatCannotBeReadIsRefused(String header) {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> Credentials.read(header))
        .satisfies(bad -> assertThat(bad.fault()).isEqualTo(Fault.CREDENTIALS));
  }

  @Test
  void anEndlessHeaderIsRefused() {
    String endless = "Basic " + "A".repeat(100_000);
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Credentials.read(endless));
  }

  @Test
  void noLogSeesThePassword() {
    assertThat(read("CORP\\ann:secret").toString()).doesNotContain("secret").contains("ann");
  }
}
