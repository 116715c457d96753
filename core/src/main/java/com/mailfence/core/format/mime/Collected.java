package com.mailfence.core.format.mime;

import java.util.Arrays;

/** Keeps the bytes it is handed, to be drained by a reader or taken whole. */
final class Collected implements ByteSink {
  private byte[] bytes = new byte[64];
  private int from;
  private int to;

  @Override
  public void take(byte[] more, int off, int len) {
    if (from == to) {
      from = 0;
      to = 0;
    }
    if (to + len > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, to + len));
    }
    System.arraycopy(more, off, bytes, to, len);
    to += len;
  }

  @Override
  public void end() {}

  int size() {
    return to - from;
  }

  /** Moves bytes to {@code target}; the answer is how many. */
  int drain(byte[] target, int off, int len) {
    int n = Math.min(len, to - from);
    System.arraycopy(bytes, from, target, off, n);
    from += n;
    return n;
  }

  byte[] bytes() {
    return Arrays.copyOfRange(bytes, from, to);
  }
}
