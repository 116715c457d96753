package com.mailfence.core.format.line;

/** What may stand where in a line. RFC 6350 s3.3, RFC 5545 s3.1 */
final class Characters {
  private Characters() {}

  /** Control characters stand nowhere; a tab is white space. // CA04 */
  static boolean isControl(char c) {
    return c < ' ' && c != '\t' || c == '\u007f';
  }

  private static boolean isToken(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
  }

  /** Whether this can be a name: letters, digits and hyphens; underscores are met and kept. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isToken(c) && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A name as it may be written. */
  static String token(String name) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("no name of a line or parameter: " + name);
    }
    return name;
  }

  /** The text without control characters. */
  static String plain(String text) {
    return hasControl(text) ? stripped(text) : text;
  }

  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String stripped(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!isControl(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }
}
