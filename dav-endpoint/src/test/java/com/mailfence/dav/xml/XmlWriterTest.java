package com.mailfence.dav.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlWriterTest {
  @Test
  void whateverIsWrittenCanBeRead() throws IOException {
    var all = new StringBuilder("]]> & <x> \" ' \r\n\t");
    for (char c = 0; c < 0x100; c++) {
      all.append(c);
    }
    all.append("\ud83d\ude00").append('\ud800').append('\ufffe');
    var bytes = new ByteArrayOutputStream();
    new XmlWriter(bytes)
        .start(Name.dav("a"), "b", all.toString())
        .text(all.toString())
        .end()
        .finish();
    Element read = XmlReading.read(bytes.toByteArray());
    assertThat(read.text()).startsWith("]]> & <x> \" ' \r\n\t").contains("\ud83d\ude00");
    assertThat(read.attribute("b").orElseThrow()).isEqualTo(read.text());
  }

  @Test
  void elementComesBackAsItWas() throws IOException {
    String text =
        "<k:p xmlns:k='urn:k' xmlns:l='urn:l' l:x='1' y='2'>a<k:q/>b<plain>c</plain><l:r xml:lang='en'/></k:p>";
    Element before = XmlReading.read(text.getBytes(UTF_8));
    Element after =
        XmlReading.read(XmlReadingTest.written(before).getBytes(UTF_8)).elements().get(0);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void multistatusTellsFoundAndMissing() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new Multistatus(bytes);
    Map<Name, Value> found = new LinkedHashMap<>();
    found.put(Name.dav("displayname"), Value.text("A & B"));
    out.properties(
        "/a%20b",
        List.of(
            new Multistatus.Share(200, found, null),
            new Multistatus.Share(404, Map.of(new Name("", "x"), Value.NOTHING), null)));
    out.status("/c", 404, null);
    out.finish("token");
    String text = bytes.toString(UTF_8);
    assertThat(text).contains("HTTP/1.1 200 OK").contains("HTTP/1.1 404 Not Found");
    Element root = XmlReading.read(bytes.toByteArray());
    assertThat(root.elements(Name.dav("response"))).hasSize(2);
    assertThat(root.child(Name.dav("sync-token")).orElseThrow().text()).isEqualTo("token");
  }

  @Test
  void responseWithoutPropertiesIsStillOne() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new Multistatus(bytes);
    out.properties("/a", List.of(new Multistatus.Share(404, Map.of(), null)));
    out.finish();
    assertThat(bytes.toString(UTF_8)).contains("propstat").contains("200 OK");
  }
}
