package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;

/**
 * The line that parts a multipart: two dashes, the boundary, and nothing but blanks after it, or
 * two more dashes at the end of all parts. A longer boundary that begins alike is another one. RFC
 * 2046 s5.1.1, MI02
 */
record Delimiter(byte[] boundary) {

  /** What a line is to a multipart. */
  enum Match {
    NONE,
    NEXT,
    LAST
  }

  static Delimiter of(String boundary) {
    // headers were read as UTF-8 where they are not ASCII, so their bytes come back the same
    return new Delimiter(boundary.getBytes(StandardCharsets.UTF_8));
  }

  /** Judges the line from {@code start} to {@code end}, which begins with two dashes. */
  Match match(byte[] buffer, int start, int end) {
    int at = start + 2;
    if (end - at < boundary.length) {
      return Match.NONE;
    }
    for (byte b : boundary) {
      if (buffer[at++] != b) {
        return Match.NONE;
      }
    }
    boolean last = at + 1 < end && buffer[at] == '-' && buffer[at + 1] == '-';
    for (int i = last ? at + 2 : at; i < end; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return Match.NONE;
      }
    }
    return last ? Match.LAST : Match.NEXT;
  }
}
