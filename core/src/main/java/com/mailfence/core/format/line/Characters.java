package com.mailfence.core.format.line;

/** What may stand where in a line. RFC 6350 s3.3, RFC 5545 s3.1 */
final class Characters {
  private Characters() {}

  /** Control characters stand nowhere; a tab is white space. */
  static boolean isControl(char c) {
    return c < ' ' && c != '\t' || c == '\u007f';
  }

  private static boolean isToken(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
  }

  /** Whether this can be a name: letters, digits and hyphens; underscores are met and kept. */
  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isToken((char) c) || c == '_');
  }

  /** A name as it may be written. */
  static String token(String name) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("no name of a line or parameter: " + name);
    }
    return name;
  }
}
