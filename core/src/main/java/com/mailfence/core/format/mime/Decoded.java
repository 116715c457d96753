package com.mailfence.core.format.mime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text of headers: bytes to words, and words to words that are safe to show and to pass on. */
final class Decoded {
  private Decoded() {}

  /** Reads bytes by their label if there is a good one, else as what they look like. */
  static String text(byte[] bytes, @Nullable Charset label) {
    if (label != null && !Charsets.doubtful(label)) {
      return new String(bytes, label);
    }
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    ByteBuffer sample = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, Charsets.SAMPLE));
    return new String(bytes, Charsets.decide(label, true, sample));
  }

  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** One line: controls and line separators become blanks, what cannot be text U+FFFD. SM05 */
  static String line(String text) {
    return filter(text, false);
  }

  /** A line in which nothing can reorder or hide what is shown. MI07, MI09 */
  static String name(String text) {
    return filter(text, true);
  }

  private static String filter(String text, boolean strict) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    if (i == text.length()) {
      return text.strip();
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, i);
    for (; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        clean.append(' ');
      } else if (isHalf(text, i) || c >= '\uFFFE') {
        clean.append('\uFFFD');
      } else if (!(strict && isHiding(c))) {
        clean.append(c);
      }
    }
    return clean.toString().strip();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static boolean isControl(char c) {
    return c < ' ' || c >= 0x7f && c < 0xa0 || c == '\u2028' || c == '\u2029';
  }

  private static boolean isHalf(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** Marks that turn the direction of writing or show nothing. */
  private static boolean isHiding(char c) {
    return c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\u200b'
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u2060'
        || c == '\ufeff';
  }
}
