package com.mailfence.eas.wbxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Eight kilobytes between the writer and its output, and how numbers and characters become bytes.
 */
final class WireBuffer {
  static final int SIZE = 8192;

  private final OutputStream out;
  private final byte[] bytes = new byte[SIZE];
  private int filled;

  /** The first half of a surrogate pair, waiting for the second; or 0. */
  private char high;

  WireBuffer(OutputStream out) {
    this.out = out;
  }

  void put(int b) throws IOException {
    room(1);
    bytes[filled++] = (byte) b;
  }

  void put(byte[] array, int offset, int length) throws IOException {
    if (length >= SIZE) {
      spill();
      out.write(array, offset, length);
      return;
    }
    room(length);
    System.arraycopy(array, offset, bytes, filled, length);
    filled += length;
  }

  /** Exactly this many bytes of the stream, which must have no more and no fewer. */
  void put(long length, InputStream in) throws IOException {
    long left = length;
    while (left > 0) {
      room(1);
      int n = in.read(bytes, filled, (int) Math.min(left, SIZE - filled));
      if (n < 0) {
        throw new IOException("content is " + left + " bytes shorter than announced");
      }
      filled += n;
      left -= n;
    }
    if (in.read() >= 0) {
      throw new IOException("content is longer than announced");
    }
  }

  /** Seven bits a byte, the highest first. WBXML 1.3 section 5.1. */
  void multiByte(long value) throws IOException {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        put((int) (value >>> shift & 0x7F | 0x80));
      }
    }
    put((int) (value & 0x7F));
  }

  /** Text as UTF-8, mended where it is illegal; a long one may come in parts, cut anywhere. */
  void characters(char[] text, int length) throws IOException {
    int i = 0;
    while (i < length) {
      int run = high == 0 ? plain(text, i, Math.min(length, i + SIZE - filled)) : 0;
      i += run;
      if (run == 0) {
        character(text[i++]);
      }
    }
  }

  /** Copies as long as each character is a byte of its own, and there is room; returns how many. */
  private int plain(char[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] >= ' ' && text[i] < 0x80) {
      bytes[filled++] = (byte) text[i++];
    }
    return i - from;
  }

  /** One character; the halves of a pair come one by one. */
  private void character(char c) throws IOException {
    if (high != 0 && Character.isLowSurrogate(c)) {
      utf8(Character.toCodePoint(high, c));
      high = 0;
      return;
    }
    endOfText();
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (Character.isLowSurrogate(c) || LegalText.isNone(c)) {
      utf8(LegalText.REPLACEMENT);
    } else if (!LegalText.isDropped(c)) {
      utf8(c);
    }
  }

  /** Half a pair that is still waiting waits in vain. */
  void endOfText() throws IOException {
    if (high != 0) {
      high = 0;
      utf8(LegalText.REPLACEMENT);
    }
  }

  /** Writes out what is held, and flushes the output. */
  void flush() throws IOException {
    spill();
    out.flush();
  }

  private void utf8(int c) throws IOException {
    room(4);
    if (c < 0x80) {
      bytes[filled++] = (byte) c;
      return;
    }
    if (c < 0x800) {
      bytes[filled++] = (byte) (0xC0 | c >> 6);
    } else {
      if (c < 0x10000) {
        bytes[filled++] = (byte) (0xE0 | c >> 12);
      } else {
        bytes[filled++] = (byte) (0xF0 | c >> 18);
        bytes[filled++] = (byte) (0x80 | c >> 12 & 0x3F);
      }
      bytes[filled++] = (byte) (0x80 | c >> 6 & 0x3F);
    }
    bytes[filled++] = (byte) (0x80 | c & 0x3F);
  }

  private void room(int more) throws IOException {
    if (SIZE - filled < more) {
      spill();
    }
  }

  private void spill() throws IOException {
    out.write(bytes, 0, filled);
    filled = 0;
  }
}
