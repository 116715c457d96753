package com.mailfence.dav.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {
  @Test
  void elementsAttributesAndTextAreRead() {
    Element root =
        XmlReading.read(
            "<D:a xmlns:D='DAV:' x='1'><D:b>t&amp;<![CDATA[<]]></D:b></D:a>".getBytes(UTF_8));
    assertThat(root.name()).isEqualTo(Name.dav("a"));
    assertThat(root.attribute("x")).contains("1");
    assertThat(root.child(Name.dav("b")).orElseThrow().text()).isEqualTo("t&<");
  }

  @Test
  void languageIsTakenAlong() throws IOException {
    Element root =
        XmlReading.read("<p xml:lang='de' xmlns:z='urn:z'><z:q>w</z:q></p>".getBytes(UTF_8));
    assertThat(written(root.elements().get(0))).contains("xml:lang=\"de\"").contains("urn:z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a b='1' b='2'/>",
        "<x:a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<a>&nope;</a>",
        "<a>\u0001</a>"
      })
  void whatIsNotPlainXmlIsRefused(String text) {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> XmlReading.read(text.getBytes(UTF_8))); // DV01
  }

  @Test
  void brokenUtf8IsRefused() {
    byte[] body = {'<', 'a', '>', (byte) 0xc3, '<', '/', 'a', '>'};
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> XmlReading.read(body));
  }

  @Test
  void otherEncodingThatSaysSoIsRead() {
    byte[] body = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>ü</a>".getBytes(UTF_16);
    assertThat(XmlReading.read(body).text()).isEqualTo("ü");
  }

  @Test
  void shapesThatExplodeAreRefusedAtOnce() {
    String deep = "<a>".repeat(100_000);
    String attributes =
        IntStream.range(0, 100_000).mapToObj(i -> " a" + i + "=''").collect(Collectors.joining());
    String spaces =
        IntStream.range(0, 80_000)
            .mapToObj(i -> " xmlns:a" + i + "='u'")
            .collect(Collectors.joining());
    String many = "<r>" + "<a/>".repeat(200_000) + "</r>";
    for (String text : new String[] {deep, "<r" + attributes + "/>", "<r" + spaces + "/>", many}) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(5),
          () ->
              assertThatExceptionOfType(BadWire.class)
                  .isThrownBy(() -> XmlReading.read(text.getBytes(UTF_8)))); // DV02
    }
  }

  @Test
  void longTextIsNoLongTag() {
    String text = "<r>" + "x".repeat(100_000) + "</r>";
    assertThat(XmlReading.read(text.getBytes(UTF_8)).text()).hasSize(100_000);
  }

  static String written(Node node) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new XmlWriter(bytes);
    out.start(Name.dav("prop")).node(node).end().finish();
    return bytes.toString(UTF_8);
  }
}
