package com.mailfence.testbed.eas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WbxmlTest {
  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Node there(Node node) {
    return Wbxml.decode(Wbxml.encode(node), "16.1");
  }

  @Test
  void writesAndReadsTheBytesOfThePaper() {
    Node ping =
        Node.of("Ping:Ping", Node.number("Ping:HeartbeatInterval", 80), Node.of("Ping:Folders"));
    assertThat(Wbxml.encode(ping)).isEqualTo(hex("03 01 6A 00 00 0D 45 48 03 38 30 00 01 09 01"));
    assertThat(there(ping).at("Ping:HeartbeatInterval").number()).isEqualTo(80);
    assertThat(there(ping).toString()).isEqualTo(ping.toString());
  }

  @Test
  void pathsLeadThroughTheTree() {
    Node sync =
        Node.of(
            "AirSync:Sync",
            Node.of("AirSync:Add", Node.text("AirSync:ServerId", "1")),
            Node.of("AirSync:Add", Node.text("AirSync:ServerId", "2")));
    assertThat(there(sync).all("AirSync:Add", "AirSync:ServerId"))
        .extracting(Node::text)
        .containsExactly("1", "2");
    assertThat(there(sync).value("AirSync:Add", "AirSync:ServerId")).contains("1");
    assertThat(there(sync).has("AirSync:Change")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127, 128, 16_383, 16_384, 2_097_152})
  void bytesOfAnyLengthTravel(int length) {
    Node mime = Node.of("ComposeMail:SendMail", Node.opaque("ComposeMail:Mime", new byte[length]));
    assertThat(there(mime).at("ComposeMail:Mime").bytes()).hasSize(length);
  }

  @ParameterizedTest
  @CsvSource({
    "'', cut off",
    "03 01 6A, cut off",
    "03 01 6A 01 05, header",
    "03 01 6A 00 45, cut off",
    "03 01 6A 00 05 05, bytes behind the end",
    "03 01 6A 00 85, no tag",
    "03 01 6A 00 45 03 61, cut off",
    "03 01 6A 00 45 C3 7F 61 01, opaque longer",
    "03 01 6A 00 45 03 01 00 01, XML does not allow",
    "03 01 6A 00 45 03 FF 00 01, not UTF-8",
    "03 01 6A 00 45 03 EF BF BF 00 01, XML does not allow",
    "03 01 6A 00 45 03 61 00 07 01, text beside elements",
    "03 01 6A 00 00 1A 05, not in version",
    "03 01 6A 00 3F, not in version",
    "03 01 6A 00 11, not in version"
  })
  void whatAPhoneMightChokeOnIsRefused(String answer, String complaint) {
    assertThatExceptionOfType(BadAnswer.class)
        .isThrownBy(() -> Wbxml.decode(hex(answer), "16.1"))
        .withMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "AirSyncBase:Location, 14.1, 16.0", "AirSync:HeartbeatInterval, 12.1, 14.0",
    "Find:Find, 16.0, 16.1", "AirSyncBase:BodyPart, 14.0, 14.1"
  })
  void newWordsAreRefusedByAnOldPhone(String name, String old, String young) {
    byte[] answer = Wbxml.encode(Node.of(name));
    assertThat(Wbxml.decode(answer, young).name()).isEqualTo(name);
    assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> Wbxml.decode(answer, old));
  }

  @ParameterizedTest
  @CsvSource({"GetItemEstimate:Class, 12.1, 14.0", "Email:Location, 14.1, 16.0"})
  void oldWordsAreRefusedByANewPhone(String name, String old, String young) {
    byte[] answer = Wbxml.encode(Node.of(name));
    assertThat(Wbxml.decode(answer, old).name()).isEqualTo(name);
    assertThatExceptionOfType(BadAnswer.class).isThrownBy(() -> Wbxml.decode(answer, young));
  }

  @Test
  void aMisspeltNameIsTheTestsMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> Wbxml.encode(Node.of("AirSync:Sink")));
  }
}
