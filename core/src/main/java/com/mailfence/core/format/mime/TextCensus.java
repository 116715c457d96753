package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * What text holds, to choose an encoding for it.
 *
 * @param beyondAscii bytes beyond ASCII
 * @param tame whether every line may stand as it is: none too long, none ending in a blank, none
 *     beginning like a delimiter, the end of a mail or the mark of a mailbox file
 */
record TextCensus(long size, long beyondAscii, boolean tame) {
  private static final int LONGEST_LINE = 900; // RFC 5322 s2.1.1 allows 998

  /** Reads lines that end in CRLF. */
  static TextCensus of(Content lines) throws IOException {
    long beyond = 0;
    long column = 0;
    boolean tame = true;
    int last = '\n';
    byte[] buffer = new byte[8192];
    try (InputStream in = lines.open()) {
      for (int n; (n = in.read(buffer)) >= 0; ) {
        for (int i = 0; i < n; i++) {
          byte b = buffer[i];
          beyond += b < 0 ? 1 : 0;
          column = b == '\n' ? 0 : column + 1;
          tame &= column <= LONGEST_LINE && isTame(last, b);
          last = b;
        }
      }
    }
    return new TextCensus(lines.size(), beyond, tame && last != ' ');
  }

  private static boolean isTame(int last, byte b) {
    boolean begins = last == '\n' && (b == '-' || b == 'F' || b == '.');
    boolean ends = b == '\r' && (last == ' ' || last == '\t');
    return !begins && !ends;
  }

  boolean isAscii() {
    return beyondAscii == 0;
  }

  /** The word for the Content-Transfer-Encoding header. */
  String encoding() {
    return isAscii() && tame ? "7bit" : transfer().word();
  }

  private Transfer transfer() {
    return beyondAscii * 4 > size ? Transfer.BASE64 : Transfer.QUOTED_PRINTABLE;
  }

  /** The same lines in that encoding. */
  Content encode(Content lines) throws IOException {
    if (isAscii() && tame) {
      return lines;
    }
    return transfer() == Transfer.BASE64
        ? new StagedContent(lines::open, Base64Encoder::new, Base64Encoder.size(size))
        : StagedContent.of(lines::open, QuotedPrintableEncoder::new);
  }
}
