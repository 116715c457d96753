package com.mailfence.core.format.mime;

import java.util.Arrays;

/** Collects the lines of a header up to a bound. */
final class HeaderBlock {
  private final int most;
  private byte[] bytes = new byte[512];
  private int length;
  private boolean cut;

  HeaderBlock(int most) {
    this.most = most;
  }

  void add(byte[] buffer, int off, int len) {
    int n = Math.min(len, most - length);
    cut |= n < len;
    if (length + n > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + n));
    }
    System.arraycopy(buffer, off, bytes, length, n);
    length += n;
  }

  boolean isEmpty() {
    return length == 0;
  }

  Headers headers() {
    return Headers.parse(Arrays.copyOf(bytes, length), cut);
  }
}
