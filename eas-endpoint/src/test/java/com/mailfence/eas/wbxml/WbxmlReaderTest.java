package com.mailfence.eas.wbxml;

import static com.mailfence.eas.wbxml.Trees.document;
import static com.mailfence.eas.wbxml.Trees.hex;
import static com.mailfence.eas.wbxml.Trees.read;
import static com.mailfence.eas.wbxml.Trees.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.eas.wbxml.BadWire.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WbxmlReaderTest {
  /** A Sync of one collection, with an option of another page. */
  private static final String SYNC =
      "45 5C 4F 4B 03 30 00 01 52 03 35 00 01 13 57 00 11 45 46 03 31 00 01 01 01 01 01 01";

  private static void refused(byte[] body, String what) {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> read(body))
        .satisfies(bad -> assertThat(bad.fault()).isEqualTo(Fault.WBXML))
        .satisfies(bad -> assertThat(bad.what()).isEqualTo(what));
  }

  @Test
  void readsTheElementsOfARequest() {
    assertThat(whole(read(document(SYNC))))
        .isEqualTo(
            "<AirSync:Sync><Collections><Collection><SyncKey>0</SyncKey>"
                + "<CollectionId>5</CollectionId><GetChanges/><Options>"
                + "<AirSyncBase:BodyPreference><Type>1</Type></BodyPreference>"
                + "</Options></Collection></Collections></Sync>");
  }

  @Test
  void anElementOpenedAndClosedAtOnceIsEmpty() {
    assertThat(whole(read(document("45 01")))).isEqualTo("<AirSync:Sync/>");
    assertThat(whole(read(document("45 03 00 01")))).isEqualTo("<AirSync:Sync/>");
    assertThat(whole(read(document("05")))).isEqualTo("<AirSync:Sync/>");
  }

  // EA01: cut off
  @Test
  void aRequestCutOffAtAnyByteIsRefused() {
    byte[] body = document(SYNC);
    for (int length = 0; length < body.length; length++) {
      byte[] cut = Arrays.copyOf(body, length);
      assertThatExceptionOfType(BadWire.class).isThrownBy(() -> read(cut));
    }
  }

  // EA01: deep nesting
  @Test
  void sixtyFourLevelsAreReadAndOneMoreIsRefused() {
    byte[] deep = new byte[4 + 64 + 64];
    System.arraycopy(document(""), 0, deep, 0, 4);
    Arrays.fill(deep, 4, 4 + 64, (byte) 0x45);
    Arrays.fill(deep, 4 + 64, deep.length, (byte) 0x01);
    assertThat(read(deep).child("AirSync", "Sync")).isPresent();

    byte[] deeper = new byte[200_000];
    Arrays.fill(deeper, (byte) 0x45);
    System.arraycopy(document(""), 0, deeper, 0, 4);
    refused(deeper, "nested too deep");
  }

  // EA01: deep nesting, below a tag that is skipped
  @Test
  void depthCountsInWhatIsSkippedToo() {
    byte[] deep = new byte[200_000];
    Arrays.fill(deep, (byte) 0x7F);
    System.arraycopy(document("45"), 0, deep, 0, 5);
    refused(deep, "nested too deep");
  }

  // EA01: endless multi-byte integers
  @ParameterizedTest
  @ValueSource(strings = {"C3 FF FF FF FF FF", "C3 FF FF FF FF 7F", "C3 90 80 80 80 00"})
  void aNumberOfMoreThanThirtyTwoBitsIsRefused(String number) {
    refused(document("45" + number + "00 01"), "number too long");
  }

  @Test
  void anEndlessNumberIsRefusedAtItsFifthByte() {
    byte[] endless = new byte[100_000];
    Arrays.fill(endless, (byte) 0x80);
    endless[0] = 0x03;
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> read(endless))
        .satisfies(bad -> assertThat(bad.where()).isEqualTo("byte 6"));
  }

  // EA01: opaque length
  @ParameterizedTest
  @ValueSource(strings = {"C3 87 FF FF FF 7F", "C3 8F FF FF FF 7F", "C3 04", "C3 81 00"})
  void anOpaqueLongerThanTheBodyIsRefused(String opaque) {
    refused(document("45" + opaque + "00 00 01"), "opaque longer than the body");
  }

  @Test
  void anOpaqueMayReachToTheLastByteButOne() {
    Element root = read(document("45 C3 03 00 01 02 01"));
    assertThat(root.bytes()).containsExactly(0, 1, 2);
  }

  // EA01: string table beyond the body
  @ParameterizedTest
  @ValueSource(strings = {"03 01 6A 05 45 01", "03 01 6A 8F FF FF FF 7F 45 01", "03 01 6A 83 00"})
  void aStringTableBeyondTheBodyIsRefused(String body) {
    refused(hex(body), "string table too long");
  }

  /** Some clients write the public id as a string. */
  @Test
  void aPublicIdInTheStringTableIsPassedOver() {
    Element root = read(hex("03 00 00 6A 04 41 42 43 00 45 03 31 00 01"));
    assertThat(whole(root)).isEqualTo("<AirSync:Sync>1</Sync>");
  }

  @Test
  void onlyUtf8IsRead() {
    refused(hex("03 01 04 00 05"), "charset is not UTF-8");
    refused(hex("03 01 00 00 05"), "charset is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00 01 6A 00 05", "04 01 6A 00 05", "3C 53 79 6E 63"})
  void otherDocumentsAreRefused(String body) {
    refused(hex(body), "unknown WBXML version");
  }

  @Test
  void anUnterminatedStringIsRefused() {
    refused(document("45 03 31 32 33"), "string without an end");
  }

  // EA01: trailing data
  @ParameterizedTest
  @ValueSource(strings = {"05 05", "45 01 01", "45 01 00 00", "05 03 31 00"})
  void dataBehindTheRootIsRefused(String body) {
    refused(document(body), "data behind the root");
  }

  @Test
  void textBesideTheRootAndAnEndWithoutAStartAreRefused() {
    refused(document("03 31 00 05"), "text outside the root");
    refused(document("C3 01 31 05"), "text outside the root");
    refused(document("01"), "end without a start");
  }

  // [MS-ASWBXML] section 2.1.3 R656
  @ParameterizedTest
  @ValueSource(
      strings = {
        "02", "04", "40", "41", "42", "43", "44", "80", "81", "82", "83", "84", "85", "C0", "C1",
        "C2", "C4", "C5", "FF"
      })
  void tokensThatTheProtocolDoesNotUseAreRefused(String token) {
    refused(document("45" + token + "01 01 01"), "token that the protocol does not use");
  }

  // EA01: unknown page and token
  @Test
  void anUnknownTagIsSkippedWithAllItHolds() {
    String known = "4B 03 31 00 01"; // SyncKey
    String unknown = "7F 03 32 00 45 C3 01 45 01 7F 01 01";
    assertThat(whole(read(document("45" + unknown + known + "3F 01"))))
        .isEqualTo("<AirSync:Sync><SyncKey>1</SyncKey></Sync>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1A", "63", "FF"})
  void anUnknownPageIsSkippedAndTheNextPageHoldsAgain(String page) {
    String body = "45 00" + page + "05 45 03 32 00 00 00 45 01 01 4B 03 31 00 01 01";
    assertThat(whole(read(document(body)))).isEqualTo("<AirSync:Sync><SyncKey>1</SyncKey></Sync>");
  }

  @Test
  void anUnknownRootIsRefused() {
    refused(document("7F 01"), "unknown root");
    refused(document("00 63 05"), "unknown root");
  }

  @Test
  void oldWordsOfThePreviousDecadeAreRead() {
    assertThat(whole(read(document("45 51 03 31 00 01 01"))))
        .isEqualTo("<AirSync:Sync><Version>1</Version></Sync>");
  }

  @Test
  void piecesOfATextAreOneText() {
    Element root = read(document("45 03 C3 00 03 A4 62 00 C3 02 63 64 01"));
    assertThat(root.text()).isEqualTo("\u00e4bcd");
    assertThat(root.bytes()).hasSize(5);
  }

  // EA01: page switch storm, tag flood
  @Test
  void aStormOfPageSwitchesIsReadInLinearTime() {
    byte[] storm = new byte[4 + 2_000_000 + 2];
    System.arraycopy(document(""), 0, storm, 0, 4);
    for (int i = 4; i < storm.length - 2; i += 2) {
      storm[i + 1] = (byte) (i % 200);
    }
    storm[storm.length - 3] = 0;
    storm[storm.length - 2] = 0x45;
    storm[storm.length - 1] = 0x01;
    assertThat(read(storm).isEmpty()).isTrue();
  }

  @Test
  void twoMillionTagsAreReadAndOneMoreIsRefused() {
    byte[] flood = new byte[4 + 2_000_001];
    Arrays.fill(flood, (byte) 0x07);
    System.arraycopy(document("45"), 0, flood, 0, 5);
    flood[flood.length - 1] = 0x01;
    int count = 0;
    for (Element child : read(flood).children()) {
      count += child.tag().token();
    }
    assertThat(count).isEqualTo(1_999_999 * 7);

    byte[] more = Arrays.copyOf(flood, flood.length + 1);
    more[flood.length - 1] = 0x07;
    more[flood.length] = 0x01;
    refused(more, "too many tags");
  }

  @Test
  void narrowerLimitsHold() {
    Limits narrow = new Limits(64, 3, 2);
    assertThat(whole(WbxmlReader.read(document("45 07 08 01"), narrow)))
        .isEqualTo("<AirSync:Sync><Add/><Change/></Sync>");
    for (String body : new String[] {"45 07 08 09 01", "45 47 07 01 01"}) {
      assertThatExceptionOfType(BadWire.class)
          .isThrownBy(() -> WbxmlReader.read(document(body), narrow));
    }
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> WbxmlReader.read(new byte[65], narrow))
        .satisfies(bad -> assertThat(bad.what()).isEqualTo("too long"));
  }

  @Test
  void aMessageNamesThePlaceButNoValue() {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> read(document("45 03 73 65 63 72 65 74 00")))
        .withMessage("cut off at byte 13");
  }
}
