package com.mailfence.core.format.mime;

import java.util.Base64;

/** Writes bytes as base64 in lines of 76, the last without a line end. RFC 2045 s6.8 */
final class Base64Encoder implements ByteSink {
  private static final int LINE = 57;
  private static final byte[] END = {'\r', '\n'};

  private final ByteSink next;
  private final byte[] line = new byte[LINE];
  private final byte[] out = new byte[LINE / 3 * 4];
  private int filled;
  private boolean begun;

  Base64Encoder(ByteSink next) {
    this.next = next;
  }

  /** The size of {@code bytes} bytes once encoded. */
  static long size(long bytes) {
    long digits = (bytes + 2) / 3 * 4;
    long lines = (bytes + LINE - 1) / LINE;
    return digits + 2 * Math.max(0, lines - 1);
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    int at = off;
    while (at < off + len) {
      int n = Math.min(off + len - at, LINE - filled);
      System.arraycopy(bytes, at, line, filled, n);
      filled += n;
      at += n;
      if (filled == LINE) {
        flush();
      }
    }
  }

  private void flush() {
    if (begun) {
      next.take(END, 0, END.length);
    }
    begun = true;
    byte[] source = filled == LINE ? line : java.util.Arrays.copyOf(line, filled);
    int n = Base64.getEncoder().encode(source, out);
    next.take(out, 0, n);
    filled = 0;
  }

  @Override
  public void end() {
    if (filled > 0) {
      flush();
    }
    next.end();
  }
}
