package com.mailfence.engine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
  void whatCannotBeReadIsAsIfThereWereNone(String header) {
    assertThat(Credentials.read(header)).isEmpty();
  }

  @Test
  void anEndlessHeaderIsNotRead() {
    assertThat(Credentials.read("Basic " + "A".repeat(100_000))).isEmpty();
  }

  @Test
  void loginIsDomainAndUser() {
    assertThat(read("CORP\\ann:p").login()).isEqualTo("CORP\\ann");
    assertThat(read("\\ann:p").login()).isEqualTo("ann");
    assertThat(read(" ann@example.org :p").login()).isEqualTo("ann@example.org");
  }

  /** As iOS 18.4 writes it. */
  @Test
  void atSignMayStandAsInAnAddress() {
    assertThat(read("ann%40example.org:p%40").user()).isEqualTo("ann@example.org");
    assertThat(read("ann%40example.org:p%40").password()).isEqualTo("p%40");
    assertThat(read("a%40b@example.org:p").user()).isEqualTo("a%40b@example.org");
  }

  @Test
  void noLogSeesThePassword() {
    assertThat(read("CORP\\ann:secret").toString()).doesNotContain("secret").contains("ann");
  }
}
