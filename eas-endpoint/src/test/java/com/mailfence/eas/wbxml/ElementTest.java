package com.mailfence.eas.wbxml;

import static com.mailfence.eas.wbxml.Trees.document;
import static com.mailfence.eas.wbxml.Trees.read;
import static com.mailfence.eas.wbxml.Trees.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mailfence.eas.wbxml.BadWire.Fault;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
  /** As it comes to the server: written and read again. */
  private static Element request(ElementBuilder builder) {
    return read(write(builder.build()));
  }

  private static Element value(String text) {
    return request(Element.grow("AirSync", "Sync").text("Wait", text)).need("AirSync", "Wait");
  }

  private static void refused(Fault fault, Runnable reading) {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(reading::run)
        .satisfies(bad -> assertThat(bad.fault()).isEqualTo(fault))
        .satisfies(bad -> assertThat(bad.where()).startsWith("AirSync:"));
  }

  @Test
  void childrenAreFoundByNameInOrder() {
    Element collection =
        request(
            Element.grow("AirSync", "Commands")
                .text("Email", "Subject", "x")
                .with(Element.grow("AirSync", "Add").text("ServerId", "1"))
                .empty("Change")
                .with(Element.grow("AirSync", "Add").text("ServerId", "2")));
    assertThat(collection.children("AirSync", "Add"))
        .extracting(add -> add.text("AirSync", "ServerId").orElseThrow())
        .containsExactly("1", "2");
    assertThat(collection.child("AirSync", "Add").orElseThrow().text("AirSync", "ServerId"))
        .contains("1");
    assertThat(collection.has("AirSync", "Change")).isTrue();
    assertThat(collection.has("AirSync", "Delete")).isFalse();
    assertThat(collection.children())
        .extracting(Element::name)
        .containsExactly("Subject", "Add", "Change", "Add");
    assertThat(collection.need("Email", "Subject").namespace()).isEqualTo("Email");
  }

  @Test
  void aMissingChildIsRefusedAndNamed() {
    Element sync = request(Element.grow("AirSync", "Sync").empty("Wait"));
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> sync.need("AirSync", "Collections"))
        .withMessage("missing in AirSync:Sync at AirSync:Collections")
        .satisfies(bad -> assertThat(bad.fault()).isEqualTo(Fault.SHAPE));
  }

  @Test
  void aMisspeltNameNeverLooksLikeAnAbsentChild() {
    Element sync = request(Element.grow("AirSync", "Sync"));
    assertThatIllegalArgumentException().isThrownBy(() -> sync.has("AirSync", "Colections"));
  }

  @Test
  void moreThanTenThousandOfANameAreRefused() {
    byte[] flood = new byte[4 + 1 + 10_001 + 1];
    Arrays.fill(flood, (byte) 0x07);
    System.arraycopy(document("45"), 0, flood, 0, 5);
    flood[flood.length - 1] = 0x01;
    refused(Fault.SHAPE, () -> read(flood).children("AirSync", "Add"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "59, 59", "' 7\n', 7", "-3, -3", "0059, 59"})
  void wholeNumbersAreRead(String text, int number) {
    assertThat(value(text).integer(-10, 59)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"60", "-11", "99999999999999999999", "1.0", "0x5", "", "-", "1 1", "\u0661"})
  void whatIsNoNumberInTheBoundsIsRefused(String text) {
    refused(Fault.VALUE, () -> value(text).integer(-10, 59));
  }

  // [MS-ASDTYPE] R5, R6
  @Test
  void aFlagIsOneOrNothingOrZero() {
    assertThat(value("1").flag()).isTrue();
    assertThat(value("").flag()).isTrue();
    assertThat(value("0").flag()).isFalse();
    refused(Fault.VALUE, () -> value("yes").flag());
    Element sync = request(Element.grow("AirSync", "Sync").flag("Wait", false));
    assertThat(sync.flag("AirSync", "Wait", true)).isFalse();
    assertThat(sync.flag("AirSync", "Partial", true)).isTrue();
    assertThat(sync.flag("AirSync", "Partial", false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2000-12-25T08:35:00.000Z, 2000-12-25T08:35:00Z",
    "2000-12-25T08:35:00Z, 2000-12-25T08:35:00Z",
    "2000-12-25T08:35:00.250Z, 2000-12-25T08:35:00.250Z",
    "20001225T083500Z, 2000-12-25T08:35:00Z"
  })
  void timesAreReadInBothForms(String text, Instant moment) {
    assertThat(value(text).time()).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2000-12-25",
        "2000-12-25T08:35:00",
        "2000-12-25T08:35:00+01:00",
        "20001325T083500Z",
        "20001225T083500",
        "2000-02-30T00:00:00Z",
        "20000230T000000Z",
        "+1000000000-01-01T00:00:00Z"
      })
  void whatIsNoTimeInUtcIsRefused(String text) {
    refused(Fault.TIME, () -> value(text).time());
  }

  @Test
  void timesAreWrittenInBothForms() {
    Instant moment = Instant.parse("2000-12-25T08:35:00.250999Z");
    Element sync =
        Element.grow("AirSync", "Sync")
            .time("Email", "DateReceived", moment)
            .compactTime("Calendar", "StartTime", moment)
            .time("Email", "StartTime", null)
            .build();
    assertThat(Trees.whole(sync))
        .isEqualTo(
            "<AirSync:Sync><Email:DateReceived>2000-12-25T08:35:00.250Z</DateReceived>"
                + "<Calendar:StartTime>20001225T083500Z</StartTime></Sync>");
  }

  // EA02: elements where a value is due, and the reverse
  @Test
  void elementsWhereAValueBelongsAreRefused() {
    Element sync = request(Element.grow("AirSync", "Sync").empty("Wait"));
    refused(Fault.SHAPE, sync::text);
    refused(Fault.SHAPE, sync::bytes);
    refused(Fault.SHAPE, sync::open);
    refused(Fault.SHAPE, () -> sync.integer(0, 1));
    assertThat(value("x").has("AirSync", "Add")).isFalse();
  }

  // EA02: NUL, control characters, malformed UTF-8
  @Test
  void textComesInLegalOrNotAtAll() {
    refused(Fault.VALUE, () -> read(document("45 C3 03 61 00 62 01")).text());
    assertThat(read(document("45 03 61 0B 07 62 00 01")).text()).isEqualTo("ab");
    assertThat(read(document("45 03 61 FF 62 00 01")).text()).isEqualTo("a\uFFFDb");
    assertThat(read(document("45 03 EF BF BE 00 01")).text()).isEqualTo("\uFFFD");
  }

  @Test
  void bytesComeAsTheyAre() throws IOException {
    Element mime = read(document("45 03 61 FF 62 00 C3 01 00 01"));
    assertThat(mime.bytes()).containsExactly('a', 0xFF, 'b', 0);
    assertThat(mime.open().readAllBytes()).containsExactly('a', 0xFF, 'b', 0);
    assertThat(mime.open().read()).isEqualTo('a');
  }

  @Test
  void anAbsentValueIsLeftOutAndAnEmptyOneIsAnEmptyElement() {
    Element sync = Element.grow("AirSync", "Sync").text("Wait", null).text("Limit", "").build();
    assertThat(Trees.whole(sync)).isEqualTo("<AirSync:Sync><Limit/></Sync>");
  }

  @Test
  void whatWasBuiltDoesNotChange() {
    ElementBuilder builder = Element.grow("AirSync", "Sync").empty("Wait");
    Element before = builder.build();
    builder.empty("Limit");
    assertThat(before.has("AirSync", "Limit")).isFalse();
    assertThat(builder.build().has("AirSync", "Limit")).isTrue();
  }

  @Test
  void anElementInAMessageShowsNoSecret() {
    assertThat(value("secret")).hasToString("AirSync:Wait");
  }
}
