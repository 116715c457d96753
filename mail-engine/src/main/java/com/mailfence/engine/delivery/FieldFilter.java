package com.mailfence.engine.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Lets a message pass but for the header fields that only we may write, and counts its Received
 * fields; holds no more than a field's name. Where the header ends is judged as everywhere in the
 * house: at the first empty line.
 */
final class FieldFilter {
  /** A name longer than this is none of ours. */
  private static final int NAME = 64;

  private final OutputStream out;
  private final byte[] start = new byte[NAME];
  private int held;
  private int received;
  private Place place = Place.LINE_START;
  private boolean dropping;

  private enum Place {
    /** At the first byte of a header line. */
    LINE_START,
    /** In what may be the name of a field; its bytes are held back. */
    NAME,
    /** In the rest of a line, to be passed or dropped. */
    REST,
    /** The header is over. */
    BODY
  }

  FieldFilter(OutputStream out) {
    this.out = out;
  }

  /** Received fields seen so far. */
  int received() {
    return received;
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    int at = from;
    while (at < end && place != Place.BODY) {
      at = step(bytes, at, end);
    }
    if (at < end) {
      out.write(bytes, at, end - at);
    }
  }

  /** Gives out what was held back of a last line without an end. */
  void finish() throws IOException {
    release();
  }

  private int step(byte[] bytes, int at, int end) throws IOException {
    return switch (place) {
      case LINE_START -> lineStart(bytes, at);
      case NAME -> name(bytes, at);
      case REST -> rest(bytes, at, end);
      case BODY -> at;
    };
  }

  private int lineStart(byte[] bytes, int at) {
    boolean folded = bytes[at] == ' ' || bytes[at] == '\t';
    if (!folded) {
      dropping = false;
    }
    place = folded ? Place.REST : Place.NAME;
    return at;
  }

  private int name(byte[] bytes, int at) throws IOException {
    byte b = bytes[at];
    start[held++] = b;
    if (b == ':') {
      judge();
      place = Place.REST;
    } else if (b == '\n') {
      place = isEmptyLine() ? Place.BODY : Place.LINE_START;
    } else if (held == NAME) {
      place = Place.REST;
    }
    if (place != Place.NAME) {
      release();
    }
    return at + 1;
  }

  private int rest(byte[] bytes, int at, int end) throws IOException {
    int stop = at;
    while (stop < end && bytes[stop] != '\n') {
      stop++;
    }
    if (stop < end) {
      stop++;
      place = Place.LINE_START;
    }
    if (!dropping) {
      out.write(bytes, at, stop - at);
    }
    return stop;
  }

  private void judge() {
    String name = new String(start, 0, held - 1, StandardCharsets.ISO_8859_1);
    // RFC 5322 s4.5: blanks before the colon do not make another field of it.
    String plain = name.stripTrailing().toLowerCase(Locale.ROOT);
    if (plain.equals("received")) {
      received++;
    }
    dropping = isOurs(plain);
  }

  /** Fields a reader would take for our own word. // SM10 */
  private static boolean isOurs(String name) {
    return name.equals("return-path") // RFC 5321 s4.4
        || name.equals("authentication-results") // RFC 8601 s5
        || name.equals("received-spf")
        || name.startsWith("x-spam");
  }

  private boolean isEmptyLine() {
    return held == 1 || held == 2 && start[0] == '\r';
  }

  private void release() throws IOException {
    if (!dropping) {
      out.write(start, 0, held);
    }
    held = 0;
  }
}
