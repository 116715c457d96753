package com.mailfence.eas.wbxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.eas.wbxml.BadWire.Fault;

/**
 * Text as XML 1.0 allows it, section 2.2. A phone that gets anything else discards the answer and
 * asks for it again, for ever: so what is illegal never leaves the house, and none comes in. //
 * EA02
 */
final class LegalText {
  static final char REPLACEMENT = '\uFFFD';

  private LegalText() {}

  /** Whether the character may not stand in XML and is to be dropped: a control character. */
  static boolean isDropped(char c) {
    return c < ' ' && c != '\t' && c != '\n' && c != '\r';
  }

  /** Whether the character is no character, apart from its place in a surrogate pair. */
  static boolean isNone(char c) {
    return c >= '\uFFFE';
  }

  /** The text of these bytes of a request. */
  static String of(byte[] utf8, Tag where) {
    return of(utf8, 0, utf8.length, where);
  }

  static String of(byte[] array, int offset, int length, Tag where) {
    for (int i = offset; i < offset + length; i++) {
      if (array[i] == 0) {
        throw new BadWire(Fault.VALUE, "NUL in a text", where.toString());
      }
    }
    return of(new String(array, offset, length, UTF_8));
  }

  /** The text without its control characters, and with a mark for what is no character. */
  static String of(String text) {
    int i = 0;
    while (i < text.length() && isPlain(text.charAt(i))) {
      i++;
    }
    return i == text.length() ? text : mended(text, i);
  }

  private static boolean isPlain(char c) {
    return !isDropped(c) && !isNone(c) && !Character.isSurrogate(c);
  }

  private static String mended(String text, int plain) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (pair) {
          out.append(c).append(text.charAt(++i));
        } else {
          out.append(REPLACEMENT);
        }
      } else if (isNone(c)) {
        out.append(REPLACEMENT);
      } else if (!isDropped(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
