package com.mailfence.core.format.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes lines, folded at 75 octets and never within a character. RFC 6350 s3.2, RFC 5545 s3.1 //
 * DV10
 */
public final class LineFolder {
  private static final int WIDTH = 75;
  private static final byte[] END = {'\r', '\n'};
  private static final byte[] FOLD = {'\r', '\n', ' '};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  /** Writes a line. A line break in its value is written as an escape: no value makes lines. */
  public LineFolder write(ContentLine line) {
    fold(line.toString());
    return this;
  }

  /** What was written so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private void fold(String text) {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = WIDTH;
    while (line.length - from > room) {
      int end = from + room;
      while ((line[end] & 0xC0) == 0x80) {
        end--;
      }
      out.write(line, from, end - from);
      out.writeBytes(FOLD);
      from = end;
      room = WIDTH - 1;
    }
    out.write(line, from, line.length - from);
    out.writeBytes(END);
  }
}
