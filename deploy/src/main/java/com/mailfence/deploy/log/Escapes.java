package com.mailfence.deploy.log;

/** Makes text harmless for a line, a terminal and a JSON reader: what controls is spelled out. */
final class Escapes {
  private Escapes() {}

  static void quoted(StringBuilder line, String text) {
    line.append('"');
    plain(line, text);
    line.append('"');
  }

  static void plain(StringBuilder line, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> other(line, c);
      }
    }
  }

  /** Control characters, ESC among them, and marks that turn the direction of writing. */
  private static void other(StringBuilder line, char c) {
    boolean turns = c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069';
    boolean ends = c == '\u2028' || c == '\u2029' || c == '\u0085';
    if (Character.isISOControl(c) || turns || ends) {
      line.append(String.format("\\u%04x", (int) c));
    } else {
      line.append(c);
    }
  }
}
