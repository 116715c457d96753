package com.mailfence.core.format.ical;

import java.util.ArrayList;
import java.util.List;

/**
 * How text is written where commas, semicolons and line ends mean something. // RFC 5545 s3.3.11
 */
final class Escapes {
  private Escapes() {}

  static String write(String text) {
    var out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\', ',', ';' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\\n");
        case '\t' -> out.append(c);
        default -> {
          if (!Character.isISOControl(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  static String read(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    var out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char escaped = value.charAt(++i);
        out.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Parts between commas that are not escaped. */
  static List<String> split(String value) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
      } else if (value.charAt(i) == ',') {
        parts.add(value.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(value.substring(from));
    return parts;
  }

  /** What stays on its line: no control characters. // CA04 */
  static String line(String value) {
    if (value.chars().noneMatch(Character::isISOControl)) {
      return value;
    }
    var out = new StringBuilder(value.length());
    value
        .chars()
        .filter(c -> c == '\t' || !Character.isISOControl(c))
        .forEach(c -> out.append((char) c));
    return out.toString();
  }
}
