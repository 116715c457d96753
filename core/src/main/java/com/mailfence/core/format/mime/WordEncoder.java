package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes header text beyond ASCII as encoded words that cut no character in two. RFC 2047 s2 */
final class WordEncoder {
  private static final String START = "=?utf-8?B?";
  private static final String END = "?=";

  /** Bytes of UTF-8 for which the encoded word stays within 75 chars. */
  private static final int MOST_BYTES = 45;

  private WordEncoder() {}

  /** The text in one line as encoded words parted by blanks; the caller folds between them. */
  static String encode(String text) {
    byte[] utf8 = Decoded.line(text).getBytes(StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(utf8.length * 2);
    for (int from = 0; from < utf8.length; ) {
      byte[] rest =
          java.util.Arrays.copyOfRange(utf8, from, Math.min(utf8.length, from + MOST_BYTES + 1));
      int length = Utf8.border(rest, rest.length, MOST_BYTES);
      byte[] word = java.util.Arrays.copyOf(rest, length);
      out.append(out.isEmpty() ? "" : " ").append(START);
      out.append(Base64.getEncoder().encodeToString(word)).append(END);
      from += length;
    }
    return out.toString();
  }
}
