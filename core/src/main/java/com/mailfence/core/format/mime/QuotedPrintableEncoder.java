package com.mailfence.core.format.mime;

/**
 * Writes text as quoted-printable. Line ends must be CRLF. A dash, a dot or an F that begins a line
 * is encoded too, so that no line looks like a delimiter, the end of a mail or the mark of a
 * mailbox file. RFC 2045 s6.7
 */
final class QuotedPrintableEncoder implements ByteSink {
  private static final int LINE = 76;
  private static final int CHUNK = 4096;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  private final ByteSink next;
  private final byte[] out = new byte[CHUNK];
  private int filled;
  private int column;

  /** A blank or CR that is written as it is or encoded, by what follows it; -1 if none waits. */
  private int waiting = -1;

  QuotedPrintableEncoder(ByteSink next) {
    this.next = next;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    for (int i = off; i < off + len; i++) {
      step(bytes[i] & 0xff);
    }
  }

  private void step(int b) {
    if (b == '\n' && waiting == '\r') {
      waiting = -1;
      put('\r');
      put('\n');
      column = 0;
      return;
    }
    release(b == '\r');
    if (b == ' ' || b == '\t' || b == '\r') {
      waiting = b;
    } else {
      boolean first = column == 0 && (b == '-' || b == '.' || b == 'F');
      write(b, b > ' ' && b < 0x7f && b != '=' && !first);
    }
  }

  /** Writes what waits; blanks at the end of a line must be encoded, a lone CR always. */
  private void release(boolean atLineEnd) {
    if (waiting >= 0) {
      int b = waiting;
      waiting = -1;
      write(b, b != '\r' && !atLineEnd);
    }
  }

  private void write(int b, boolean literal) {
    int width = literal ? 1 : 3;
    if (column + width > LINE - 1) {
      put('=');
      put('\r');
      put('\n');
      column = 0;
      literal &= b != '-' && b != '.' && b != 'F';
      width = literal ? 1 : 3;
    }
    column += width;
    if (literal) {
      put(b);
    } else {
      put('=');
      put(HEX[b >> 4]);
      put(HEX[b & 0xf]);
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
    release(true);
    flush();
    next.end();
  }
}
