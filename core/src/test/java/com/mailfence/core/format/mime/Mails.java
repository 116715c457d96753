package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Mails for tests, written as text blocks. */
final class Mails {
  private Mails() {}

  /** A mail with proper line ends; chars up to U+00FF become one byte each. */
  static Content mail(String text) {
    return Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A mail with proper line ends in UTF-8. */
  static Content utf8(String text) {
    return Content.of(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  static Structure structure(String text) throws IOException {
    return Message.of(mail(text)).structure();
  }

  /** One line a part: section, type, sizes of the body as it stands and decoded. */
  static String outline(Structure structure) {
    StringBuilder out = new StringBuilder();
    for (Part part : structure.all()) {
      long raw = part.extent().end() - part.extent().body();
      out.append(part.section()).append(' ').append(part.type().essence());
      out.append(' ').append(raw).append(' ').append(part.sizes().decoded()).append('\n');
    }
    return out.toString();
  }

  static String raw(Message message, String section) throws IOException {
    Part part = message.structure().part(section).orElseThrow();
    return new String(message.raw(part).bytes(), StandardCharsets.ISO_8859_1);
  }

  static byte[] decoded(Message message, String section) throws IOException {
    try (InputStream in = message.decoded(message.structure().part(section).orElseThrow())) {
      return in.readAllBytes();
    }
  }
}
