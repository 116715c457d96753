package com.mailfence.engine.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes a message as DATA carries it: every line ends with CR LF, whatever it ended with before,
 * and a dot that begins one is doubled. A NUL, which no message may hold, is left out: where the
 * next station did that, a dot behind it would end the message. RFC 5321 s4.5.2, SM02
 */
final class DotStuffing {
  private final OutputStream out;
  private boolean lineStart = true;
  private boolean afterCr;

  private DotStuffing(OutputStream out) {
    this.out = out;
  }

  /** Sends all of it, and the end. */
  static void send(InputStream message, OutputStream out) throws IOException {
    var stuffing = new DotStuffing(out);
    byte[] buffer = new byte[16_384];
    for (int n = message.read(buffer); n >= 0; n = message.read(buffer)) {
      for (int i = 0; i < n; i++) {
        stuffing.put(buffer[i]);
      }
    }
    if (stuffing.afterCr || !stuffing.lineStart) {
      stuffing.endLine();
    }
    out.write('.');
    stuffing.endLine();
  }

  private void put(byte b) throws IOException {
    if (b == 0) {
      return;
    }
    if (b == '\n' || afterCr) {
      endLine();
    }
    afterCr = b == '\r';
    if (b != '\n' && b != '\r') {
      if (lineStart && b == '.') {
        out.write('.');
      }
      out.write(b);
      lineStart = false;
    }
  }

  private void endLine() throws IOException {
    out.write('\r');
    out.write('\n');
    lineStart = true;
    afterCr = false;
  }
}
