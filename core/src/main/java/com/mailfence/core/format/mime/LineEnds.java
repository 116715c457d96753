package com.mailfence.core.format.mime;

/** Makes every line end CRLF, whatever it was, and drops NUL. RFC 5321 s2.3.8, SM02 */
final class LineEnds implements ByteSink {
  private static final int CHUNK = 4096;

  private final ByteSink next;
  private final byte[] out = new byte[CHUNK];
  private int filled;
  private boolean afterReturn;

  LineEnds(ByteSink next) {
    this.next = next;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    for (int i = off; i < off + len; i++) {
      byte b = bytes[i];
      if (b == '\n' || afterReturn) {
        put('\r');
        put('\n');
      }
      afterReturn = b == '\r';
      if (b != '\r' && b != '\n' && b != 0) {
        put(b);
      }
    }
  }

  private void put(int b) {
    if (filled == CHUNK) {
      flush();
    }
    out[filled++] = (byte) b;
  }

  private void flush() {
    next.take(out, 0, filled);
    filled = 0;
  }

  @Override
  public void end() {
    if (afterReturn) {
      put('\r');
      put('\n');
    }
    flush();
    next.end();
  }
}
