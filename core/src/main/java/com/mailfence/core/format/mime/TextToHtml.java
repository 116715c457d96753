package com.mailfence.core.format.mime;

/** Turns plain text into an HTML page that looks like it, while it streams by. */
final class TextToHtml implements CharSink {
  private static final String HEAD =
      "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head>"
          + "<body><div>";
  private static final String FOOT = "</div></body></html>";
  private static final int CHUNK = 4096;

  private final CharSink next;
  private final StringBuilder out = new StringBuilder(CHUNK);
  private char before = '\n';

  TextToHtml(CharSink next) {
    this.next = next;
    out.append(HEAD);
  }

  @Override
  public void take(char[] chars, int off, int len) {
    for (int i = off; i < off + len; i++) {
      put(chars[i]);
      before = chars[i];
    }
    flush();
  }

  private void put(char c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\r' -> out.append("<br>\r\n");
      case '\n' -> out.append(before == '\r' ? "" : "<br>\r\n");
      case ' ' -> out.append(before == ' ' || before == '\n' ? "&nbsp;" : " ");
      default -> out.append(c);
    }
  }

  private void flush() {
    char[] chars = new char[out.length()];
    out.getChars(0, chars.length, chars, 0);
    out.setLength(0);
    next.take(chars, 0, chars.length);
  }

  @Override
  public void end() {
    out.append(FOOT);
    flush();
    next.end();
  }
}
