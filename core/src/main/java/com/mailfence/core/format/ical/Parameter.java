package com.mailfence.core.format.ical;

import java.util.List;
import java.util.Locale;

/**
 * One parameter of a property.
 *
 * @param name upper case
 * @param values as they are on the wire, without quotes, circumflexes not yet read
 */
public record Parameter(String name, List<String> values) {
  public Parameter {
    name = name.toUpperCase(Locale.ROOT);
    values = List.copyOf(values);
  }

  /** A parameter of that one value, whatever is in it. */
  static Parameter of(String name, String value) {
    return new Parameter(name, List.of(encode(value)));
  }

  /** The first value as it is meant. */
  public String value() {
    return values.isEmpty() ? "" : decode(values.get(0));
  }

  void write(StringBuilder out) {
    out.append(name).append('=');
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      boolean quoted = value.chars().anyMatch(c -> c == ',' || c == ';' || c == ':');
      out.append(i == 0 ? "" : ",");
      out.append(quoted ? "\"" : "").append(value).append(quoted ? "\"" : "");
    }
  }

  /** Nothing that is in the value can end it. // RFC 6868 s3.1, CA04 */
  private static String encode(String value) {
    var out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '^' -> out.append("^^");
        case '\n' -> out.append("^n");
        case '"' -> out.append("^'");
        default -> {
          if (!Character.isISOControl(c)) {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  // RFC 6868 s3.2
  private static String decode(String value) {
    if (value.indexOf('^') < 0) {
      return value;
    }
    var out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      char next = c == '^' && i + 1 < value.length() ? value.charAt(i + 1) : 0;
      switch (next) {
        case 'n' -> out.append('\n');
        case '^' -> out.append('^');
        case '\'' -> out.append('"');
        default -> out.append(c);
      }
      i += next == 'n' || next == '^' || next == '\'' ? 1 : 0;
    }
    return out.toString();
  }
}
