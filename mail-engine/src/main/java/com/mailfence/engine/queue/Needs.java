package com.mailfence.engine.queue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a message asks of who carries it.
 *
 * @param international whether its header is in UTF-8. RFC 6532
 * @param eightBit whether anything in it is beyond ASCII. RFC 6152
 */
record Needs(boolean international, boolean eightBit) {
  static Needs of(InputStream message) throws IOException {
    InputStream in = new BufferedInputStream(message, 16_384);
    boolean header = true;
    boolean lineStart = true;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c > 0x7f) {
        return new Needs(header, true);
      }
      header &= !(lineStart && c == '\n');
      lineStart = c == '\n' || lineStart && c == '\r';
    }
    return new Needs(false, false);
  }
}
