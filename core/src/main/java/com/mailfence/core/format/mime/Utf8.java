package com.mailfence.core.format.mime;

/** Counting and judging UTF-8. */
final class Utf8 {

  /** What a sample holds: {@code good} multi-byte characters and {@code bad} stray bytes. */
  record Shape(int good, int bad) {}

  private Utf8() {}

  /** Judges {@code length} bytes; a character cut by the end is neither good nor bad. */
  static Shape shape(byte[] bytes, int length) {
    int good = 0;
    int bad = 0;
    int i = 0;
    while (i < length) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int need = following(bytes[i]);
      int have = 0;
      while (have < need && i + 1 + have < length && isTail(bytes[i + 1 + have])) {
        have++;
      }
      if (need > 0 && have == need && !overlong(bytes, i, need)) {
        good++;
        i += need + 1;
      } else if (have < need && i + 1 + have == length) {
        break;
      } else {
        bad++;
        i++;
      }
    }
    return new Shape(good, bad);
  }

  /** The number of bytes of {@code len} chars; lone surrogates do not occur in our text. */
  static long size(char[] chars, int off, int len) {
    long size = len;
    for (int i = off; i < off + len; i++) {
      char c = chars[i];
      if (c >= 0x80) {
        size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2; // a pair is 2 chars and 4 bytes
      }
    }
    return size;
  }

  /** The longest length up to {@code most} that does not cut a character of {@code utf8}. */
  static int border(byte[] utf8, int length, int most) {
    if (length <= most) {
      return length;
    }
    int border = most;
    while (border > 0 && isTail(utf8[border])) {
      border--;
    }
    return border;
  }

  private static int following(byte lead) {
    int b = lead & 0xff;
    return b < 0xc2 ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : b < 0xf5 ? 3 : 0;
  }

  private static boolean isTail(byte b) {
    return (b & 0xc0) == 0x80;
  }

  private static boolean overlong(byte[] bytes, int at, int need) {
    int lead = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return need == 2 && (lead == 0xe0 && second < 0xa0 || lead == 0xed && second >= 0xa0)
        || need == 3 && (lead == 0xf0 && second < 0x90 || lead == 0xf4 && second >= 0x90);
  }
}
