package com.mailfence.core.format.mime;

/** Lays words out in lines: folds white space, keeps paragraphs apart, marks quoted text. */
final class TextLayout {
  private static final int CHUNK = 1024;
  private static final int DEEPEST_QUOTE = 20;
  private static final int MOST_BREAKS = 2;
  private static final int LONGEST_MEMORY = 2048;

  private final CharSink next;
  private final char[] out = new char[CHUNK];
  private final StringBuilder memory = new StringBuilder();
  private boolean remembering;
  private int filled;
  private int breaks;
  private int quotes;
  private int written;
  private boolean blank;
  private boolean begun;
  private boolean verbatim;

  TextLayout(CharSink next) {
    this.next = next;
  }

  /** A char of the page. */
  void text(char c) {
    if (verbatim && c == '\n') {
      lineBreak();
    } else if (c <= ' ' || c == '\u00a0') {
      if (c != '\r') {
        space();
      }
    } else {
      word(c);
    }
  }

  /** Words of our own. */
  void words(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c == ' ' && i > 0) {
        blank = false;
        put(' ');
      } else {
        text(c);
      }
    }
  }

  /** A gap between words; in text as written every one counts. */
  void space() {
    if (verbatim) {
      startLine();
      put(' ');
    }
    blank = !verbatim;
  }

  /** The next words start a new line. */
  void line() {
    breaks = Math.max(breaks, 1);
  }

  /** The next words start a new paragraph. */
  void paragraph() {
    breaks = Math.max(breaks, 2);
  }

  /** A line break of its own right: two of them leave an empty line. */
  void lineBreak() {
    breaks = Math.min(breaks + 1, MOST_BREAKS);
  }

  void quote(boolean deeper) {
    quotes = deeper ? quotes + 1 : Math.max(quotes - 1, 0);
  }

  void asWritten(boolean on) {
    verbatim = on;
  }

  /** From here on the words are also kept, up to a bound, for {@link #remembered()}. */
  void remember() {
    memory.setLength(0);
    remembering = true;
  }

  CharSequence remembered() {
    remembering = false;
    return memory.toString();
  }

  private void word(char c) {
    startLine();
    if (blank && written > 0) {
      put(' ');
    }
    blank = false;
    put(c);
  }

  private void startLine() {
    if (breaks > 0 && begun) {
      for (int i = 0; i < breaks; i++) {
        put('\r');
        put('\n');
        if (i + 1 < breaks && quotes > 0) {
          marks();
        }
      }
      written = 0;
    }
    if (written == 0) {
      blank = false;
      if (quotes > 0 && (breaks > 0 || !begun)) {
        marks();
        put(' ');
        written = 0;
      }
    }
    breaks = 0;
    begun = true;
  }

  private void marks() {
    for (int i = 0; i < Math.min(quotes, DEEPEST_QUOTE); i++) {
      put('>');
    }
  }

  private void put(char c) {
    if (remembering && memory.length() < LONGEST_MEMORY) {
      memory.append(c);
    }
    out[filled++] = c;
    written++;
    if (filled == CHUNK || filled == CHUNK - 1 && !Character.isHighSurrogate(c)) {
      flush();
    }
  }

  private void flush() {
    next.take(out, 0, filled);
    filled = 0;
  }

  void end() {
    flush();
    next.end();
  }
}
