package com.mailfence.core.format.mime;

import java.util.Arrays;

/**
 * Undoes base64. One defined reading for broken input: bytes outside the alphabet are skipped, an
 * equals sign ends the group at hand and reading goes on after it, a last group without its equals
 * signs still gives its whole bytes. RFC 2045 s6.8, MI06
 */
final class Base64Decoder implements ByteSink {
  private static final byte[] VALUES = values();
  private static final int CHUNK = 3 * 512;

  private final ByteSink next;
  private final byte[] out = new byte[CHUNK];
  private int filled;
  private int bits;
  private int digits;

  Base64Decoder(ByteSink next) {
    this.next = next;
  }

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  @Override
  public void take(byte[] in, int off, int len) {
    int i = off;
    int end = off + len;
    while (i < end) {
      if (digits == 0) {
        i = groups(in, i, end);
        if (i >= end) {
          return;
        }
      }
      digit(in[i++]);
    }
  }

  /** Whole groups of four; stops at the first byte that is not of the alphabet. */
  private int groups(byte[] in, int from, int end) {
    int i = from;
    while (i + 4 <= end) {
      int a = VALUES[in[i] & 0xff];
      int b = VALUES[in[i + 1] & 0xff];
      int c = VALUES[in[i + 2] & 0xff];
      int d = VALUES[in[i + 3] & 0xff];
      if ((a | b | c | d) < 0) {
        break;
      }
      if (filled + 3 > CHUNK) {
        flush();
      }
      out[filled] = (byte) (a << 2 | b >> 4);
      out[filled + 1] = (byte) (b << 4 | c >> 2);
      out[filled + 2] = (byte) (c << 6 | d);
      filled += 3;
      i += 4;
    }
    return i;
  }

  private void digit(byte b) {
    if (b == '=') {
      rest();
      return;
    }
    int value = VALUES[b & 0xff];
    if (value < 0) {
      return;
    }
    bits = bits << 6 | value;
    if (++digits == 4) {
      put(3, bits);
      digits = 0;
      bits = 0;
    }
  }

  private void rest() {
    if (digits > 1) {
      put(digits - 1, bits << 6 * (4 - digits));
    }
    digits = 0;
    bits = 0;
  }

  private void put(int count, int group) {
    if (filled + 3 > CHUNK) {
      flush();
    }
    for (int i = 0; i < count; i++) {
      out[filled++] = (byte) (group >> 16 - 8 * i);
    }
  }

  private void flush() {
    next.take(out, 0, filled);
    filled = 0;
  }

  @Override
  public void end() {
    rest();
    flush();
    next.end();
  }
}
