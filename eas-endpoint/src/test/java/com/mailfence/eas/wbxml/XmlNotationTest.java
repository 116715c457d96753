package com.mailfence.eas.wbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mailfence.eas.wbxml.XmlNotation.Style;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlNotationTest {
  @Test
  void aTranscriptHasALineForEachElementAndNoSecrets() {
    Element settings =
        Element.grow("Settings", "Settings")
            .with(
                Element.grow("Settings", "DevicePassword")
                    .with(Element.grow("Settings", "Set").text("Password", "1234")))
            .text("Email", "Subject", "a < b\r\n& c")
            .build();
    assertThat(XmlNotation.show(settings, Style.TALK))
        .isEqualTo(
            """
            <Settings:Settings>
              <DevicePassword>***</DevicePassword>
              <Email:Subject>a &lt; b&#13;
            &amp; c</Subject>
            </Settings>""");
    Element set = settings.need("Settings", "DevicePassword").need("Settings", "Set");
    assertThat(XmlNotation.show(set, Style.TRACE)).doesNotContain("1234");
  }

  @Test
  void aTraceIsCutAndOpensNoStream() {
    Content unopened =
        new Content.StreamedOpaque(
            5,
            () -> {
              throw new IOException("opened");
            });
    Element body =
        Element.grow("AirSyncBase", "Body")
            .text("Preview", "\u20ac".repeat(500))
            .content("AirSyncBase", "Data", unopened)
            .build();
    assertThat(XmlNotation.show(body, Style.TRACE))
        .isEqualTo(
            "<AirSyncBase:Body><Preview>"
                + "\u20ac".repeat(80)
                + "\u2026</Preview><Data opaque=\"base64\">\u2026</Data></Body>");
  }

  @Test
  void whatWeWriteByHandIsReadLeniently() {
    Element ping =
        XmlReading.read(
            """

            <Ping:Ping >
              <Status>1</Ping:Status>
              <Folders />
              <Search:Password opaque="base64">AP8=</Search:Password>
            </Ping>
            """);
    assertThat(Trees.whole(ping))
        .isEqualTo(
            "<Ping:Ping><Status>1</Status><Folders/>"
                + "<Search:Password opaque=\"base64\">AP8=</Password></Ping>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<Sync/>",
        "<AirSync:Sync>",
        "<AirSync:Sync></Add>",
        "<AirSync:Nothing/>",
        "<AirSync:Sync/><AirSync:Sync/>",
        "<AirSync:Sync>x<Add/></Sync>",
        "<AirSync:Sync><Add/>x</Sync>",
        "<AirSync:Sync>&nbsp;</Sync>",
        "<AirSync:Sync>&</Sync>",
        "<AirSync:Sync a=\"b\"/>",
        "<!-- --><AirSync:Sync/>"
      })
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> XmlReading.read(text));
  }

  @Test
  void depthIsBoundWhenReadingToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> XmlReading.read("<AirSync:Sync>".repeat(100_000)));
  }
}
