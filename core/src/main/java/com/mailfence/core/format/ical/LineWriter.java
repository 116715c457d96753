package com.mailfence.core.format.ical;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes lines, none longer than 75 octets, no character cut in two. // RFC 5545 s3.1 */
final class LineWriter {
  private static final int LONGEST = 75;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);

  void line(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    int from = 0;
    int room = LONGEST;
    while (bytes.length - from > room) {
      int to = from + room;
      while ((bytes[to] & 0xC0) == 0x80) {
        to--; // in the middle of a character // DV10
      }
      out.write(bytes, from, to - from);
      end();
      out.write(' ');
      from = to;
      room = LONGEST - 1;
    }
    out.write(bytes, from, bytes.length - from);
    end();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void end() {
    out.write('\r');
    out.write('\n');
  }
}
