package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What every mail that we write must be. */
final class Strict {
  private Strict() {}

  /** Checks line ends, lengths, NUL and the promised size; gives the mail as text. */
  static String check(Content mail) throws IOException {
    byte[] bytes = mail.bytes();
    assertThat(mail.size()).isEqualTo(bytes.length);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n", "\0");
    for (String line : text.split("\r\n")) {
      assertThat(line.length()).isLessThanOrEqualTo(998); // RFC 5322 s2.1.1
    }
    return text;
  }

  static Tokens tokens() {
    int[] count = {0};
    return () -> "token%020d".formatted(count[0]++);
  }
}
