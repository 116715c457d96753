package com.mailfence.core.format.mime;

import java.util.Arrays;

/**
 * Undoes quoted-printable. One defined reading for broken input: an equals sign that begins neither
 * a hex pair nor a soft line break stays as it is; blanks at the end of a line are dropped; a bare
 * LF is a line end like CRLF. RFC 2045 s6.7, MI06
 */
final class QuotedPrintableDecoder implements ByteSink {
  private static final int CHUNK = 1024;

  /** Blanks held back until we know what follows; more than a line can have are let through. */
  private static final int MOST_BLANKS = 1024;

  private enum At {
    TEXT,
    EQUALS,
    HEX,
    SOFT
  }

  private final ByteSink next;
  private final byte[] out = new byte[CHUNK];
  private byte[] blanks = new byte[16];
  private int filled;
  private int held;
  private byte first;
  private At at = At.TEXT;

  QuotedPrintableDecoder(ByteSink next) {
    this.next = next;
  }

  @Override
  public void take(byte[] in, int off, int len) {
    int end = off + len;
    int i = off;
    while (i < end) {
      if (at == At.TEXT && held == 0) {
        i = plain(in, i, end);
      }
      if (i < end) {
        step(in[i++]);
      }
    }
  }

  /** The common case: bytes that stand for themselves, whatever comes next. */
  private int plain(byte[] in, int from, int end) {
    int i = from;
    while (i < end && (in[i] > ' ' && in[i] != '=' || in[i] < 0)) {
      put(in[i++]);
    }
    return i;
  }

  private void step(byte b) {
    switch (at) {
      case TEXT -> text(b);
      case EQUALS -> afterEquals(b);
      case HEX -> secondDigit(b);
      case SOFT -> afterSoftBlank(b);
    }
  }

  private void text(byte b) {
    if (b == '=') {
      release();
      at = At.EQUALS;
    } else if (b == ' ' || b == '\t' || b == '\r') {
      hold(b);
    } else if (b == '\n') {
      lineEnd();
    } else {
      if (held > 0) {
        release();
      }
      put(b);
    }
  }

  private void afterEquals(byte b) {
    if (Character.digit(b, 16) >= 0) {
      first = b;
      at = At.HEX;
    } else if (b == '\n') {
      at = At.TEXT;
    } else if (b == ' ' || b == '\t' || b == '\r') {
      hold(b);
      at = At.SOFT;
    } else {
      put((byte) '=');
      at = At.TEXT;
      text(b);
    }
  }

  private void secondDigit(byte b) {
    int low = Character.digit(b, 16);
    at = At.TEXT;
    if (low >= 0) {
      put((byte) (Character.digit(first, 16) << 4 | low));
    } else {
      put((byte) '=');
      put(first);
      text(b);
    }
  }

  /** After an equals sign and blanks: a soft break if the line ends, else they were text. */
  private void afterSoftBlank(byte b) {
    if (b == '\n') {
      held = 0;
      at = At.TEXT;
    } else if (b == ' ' || b == '\t' || b == '\r') {
      hold(b);
    } else {
      put((byte) '=');
      at = At.TEXT;
      text(b);
    }
  }

  private void lineEnd() {
    boolean cr = held > 0 && blanks[held - 1] == '\r';
    held = 0;
    if (cr) {
      put((byte) '\r');
    }
    put((byte) '\n');
  }

  private void hold(byte b) {
    if (held == MOST_BLANKS) {
      release();
    }
    if (held == blanks.length) {
      blanks = Arrays.copyOf(blanks, 2 * held);
    }
    blanks[held++] = b;
  }

  private void release() {
    for (int i = 0; i < held; i++) {
      put(blanks[i]);
    }
    held = 0;
  }

  private void put(byte b) {
    if (filled == CHUNK) {
      flush();
    }
    out[filled++] = b;
  }

  private void flush() {
    next.take(out, 0, filled);
    filled = 0;
  }

  @Override
  public void end() {
    if (at == At.HEX) {
      put((byte) '=');
      put(first);
    }
    flush(); // a last equals sign is a soft break, blanks held back end a line: both fall
    next.end();
  }
}
