package com.mailfence.core.format.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlReadersTest {
  @Test
  void textAndNamespacesAreRead() throws XMLStreamException {
    assertThat(text("<a xmlns='urn:x'>1 &lt; <![CDATA[2]]></a>")).isEqualTo("{urn:x}a 1 < 2");
  }

  @Test
  void fileOfTheServerIsNotReadIn(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    String xml = "<!DOCTYPE a [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><a>&e;</a>";
    assertThatExceptionOfType(XMLStreamException.class)
        .isThrownBy(() -> text(xml))
        .withMessageNotContaining("the secret");
  }

  @Test
  void entitiesDoNotMultiply() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
    for (int i = 1; i < 20; i++) {
      xml.append("<!ENTITY e").append(i).append(" '");
      xml.append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
    }
    xml.append("]><a>&e19;</a>");
    assertThatExceptionOfType(XMLStreamException.class).isThrownBy(() -> text(xml.toString()));
  }

  /** DV02: read, or refused by a JDK that has a bound of its own; never a stack overflow. */
  @Test
  void deepNestingCostsNoStack() {
    int depth = 200_000;
    String deep = "<a>".repeat(depth) + "</a>".repeat(depth);
    try {
      assertThat(text(deep)).startsWith("a a a");
    } catch (XMLStreamException refused) {
      assertThat(refused).hasMessageContaining("epth");
    }
  }

  private static String text(String xml) throws XMLStreamException {
    XMLStreamReader in = XmlReaders.open(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    StringBuilder all = new StringBuilder();
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamReader.START_ELEMENT -> all.append(in.getName()).append(' ');
        case XMLStreamReader.CHARACTERS -> all.append(in.getText());
        default -> {
          // nothing to show
        }
      }
    }
    return all.toString().strip();
  }
}
