package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class DotStuffingTest {
  @Test
  void lineEndsAreStrictAndDotsDoubled() throws IOException { // SM02
    assertThat(sent("")).isEqualTo(".\r\n");
    assertThat(sent("a")).isEqualTo("a\r\n.\r\n");
    assertThat(sent("a\r\n")).isEqualTo("a\r\n.\r\n");
    assertThat(sent(".\r\n")).isEqualTo("..\r\n.\r\n");
    assertThat(sent("a\n.\nb")).isEqualTo("a\r\n..\r\nb\r\n.\r\n");
    assertThat(sent("a\r.\rb\r")).isEqualTo("a\r\n..\r\nb\r\n.\r\n");
    assertThat(sent("a\r\r\n.\n\r\n")).isEqualTo("a\r\n\r\n..\r\n\r\n.\r\n");
    assertThat(sent("a.\r\n b.")).isEqualTo("a.\r\n b.\r\n.\r\n");
  }

  @Test
  void nothingWithinEndsTheMessage() throws IOException { // SM02
    for (String end :
        new String[] {
          "\n.\n", "\r.\r", "\r\n.\r\n", "\n.\r\n", "\r\n.\n", "\r\n\0.\r\n", "\r\n.\0\r\n"
        }) {
      String sent = sent("a" + end + "MAIL FROM:<x>\r\n");
      assertThat(sent.indexOf("\r\n.\r\n")).isEqualTo(sent.length() - 5);
      assertThat(sent.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    }
  }

  private static String sent(String message) throws IOException {
    var out = new ByteArrayOutputStream();
    DotStuffing.send(new ByteArrayInputStream(message.getBytes(ISO_8859_1)), out);
    return out.toString(ISO_8859_1);
  }
}
