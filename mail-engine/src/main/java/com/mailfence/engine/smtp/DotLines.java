package com.mailfence.engine.smtp;

/**
 * The content of a message as DATA sends it: takes the stuffed dots out and finds the end, which is
 * CR LF dot CR LF and nothing else. RFC 5321 s4.5.2, SM01
 */
final class DotLines {
  private State state = State.LINE_START;

  private enum State {
    LINE_START,
    /** After a dot at the start of a line. */
    DOT,
    DOT_CR,
    TEXT,
    CR,
    OVER
  }

  /** Takes the content in pieces. */
  interface Content {
    void take(byte[] bytes, int from, int count);
  }

  boolean isOver() {
    return state == State.OVER;
  }

  /**
   * Takes bytes up to the end of the content.
   *
   * @return how many were taken
   * @throws BadWire at a bare CR or LF, and at a NUL that begins a line
   */
  int take(byte[] bytes, int from, int count, Content out) throws BadWire {
    int end = from + count;
    int start = from;
    int at = from;
    while (at < end && state != State.OVER) {
      State before = state;
      state = after(bytes[at]);
      if (state == State.DOT) {
        give(out, bytes, start, at);
        start = at + 1;
      } else if (before == State.DOT && state == State.TEXT) {
        start = at;
      }
      at++;
    }
    if (state != State.DOT && state != State.DOT_CR && state != State.OVER) {
      give(out, bytes, start, at);
    }
    return at - from;
  }

  private State after(byte b) throws BadWire {
    return switch (state) {
      case LINE_START -> b == '.' ? State.DOT : beginning(b);
      case DOT -> b == '\r' ? State.DOT_CR : beginning(b);
      case TEXT -> text(b);
      case CR -> lineEnd(b, State.LINE_START);
      case DOT_CR -> lineEnd(b, State.OVER);
      case OVER -> State.OVER;
    };
  }

  /** Where a NUL would be an end for the next station, if that one drops it. */
  private static State beginning(byte b) throws BadWire {
    if (b == 0) {
      throw new BadWire("NUL before a dot or behind it");
    }
    return text(b);
  }

  private static State text(byte b) throws BadWire {
    if (b == '\n') {
      throw new BadWire("bare LF");
    }
    return b == '\r' ? State.CR : State.TEXT;
  }

  private static State lineEnd(byte b, State next) throws BadWire {
    if (b != '\n') {
      throw new BadWire("bare CR");
    }
    return next;
  }

  private static void give(Content out, byte[] bytes, int from, int to) {
    if (to > from) {
      out.take(bytes, from, to - from);
    }
  }
}
