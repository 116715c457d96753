package com.mailfence.core.format.mime;

/**
 * Joins the lines of flowed text that belong together, so that a small screen breaks them where it
 * must. Quoted lines stay as they are. RFC 3676 s4
 */
final class FlowedText implements CharSink {
  private final CharSink next;
  private final boolean deletes;
  private final StringBuilder out = new StringBuilder();
  private boolean blank;
  private boolean returned;
  private boolean joined;
  private boolean quoted;
  private int column;
  private int dashes;

  /**
   * @param deletes whether the blank that marks a joined line is no part of the text
   */
  FlowedText(boolean deletes, CharSink next) {
    this.deletes = deletes;
    this.next = next;
  }

  /** Whether the sender says that his text flows. */
  private static boolean isFlowed(MediaType type) {
    return "flowed".equalsIgnoreCase(type.parameters().get("format"));
  }

  /** The stage for text of that type before {@code next}. */
  static CharSink before(CharSink next, MediaType type) {
    boolean deletes = "yes".equalsIgnoreCase(type.parameters().get("delsp"));
    return isFlowed(type) ? new FlowedText(deletes, next) : next;
  }

  @Override
  public void take(char[] chars, int off, int len) {
    for (int i = off; i < off + len; i++) {
      put(chars[i]);
    }
    flush();
  }

  private void put(char c) {
    if (c == '\n' || returned) {
      lineEnd();
    }
    if (c == '\r') {
      returned = true;
    } else if (c != '\n') {
      text(c);
    }
  }

  private void text(char c) {
    if (blank) {
      out.append(' ');
    }
    if (column == 0 && c == '>') {
      out.append(joined ? "\r\n" : ""); // another depth of quoting ends a paragraph
      quoted = true;
    }
    blank = c == ' ' && column > 0; // RFC 3676 s4.4: the first one only protects what follows
    dashes += c == '-' && dashes == column ? 1 : 0;
    column++;
    if (c != ' ') {
      out.append(c);
    }
  }

  private void lineEnd() {
    boolean signature = dashes == 2 && column == 3; // RFC 3676 s4.3
    joined = blank && !quoted && !signature;
    if (blank && !(joined && deletes)) {
      out.append(' ');
    }
    out.append(joined ? "" : "\r\n");
    blank = false;
    returned = false;
    quoted = false;
    column = 0;
    dashes = 0;
  }

  private void flush() {
    char[] chars = new char[out.length()];
    out.getChars(0, chars.length, chars, 0);
    out.setLength(0);
    next.take(chars, 0, chars.length);
  }

  @Override
  public void end() {
    if (returned) {
      lineEnd();
    }
    out.append(blank ? " " : "");
    flush();
    next.end();
  }
}
