package com.mailfence.core.format.line;

import java.util.List;

/**
 * A parameter of a line.
 *
 * @param name as written; names are compared without regard to case
 * @param values without quotes and escapes; never empty
 */
public record Parameter(String name, List<String> values) {
  public Parameter {
    values = List.copyOf(values);
  }

  public static Parameter of(String name, String... values) {
    return new Parameter(name, List.of(values));
  }

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Whether one of the values is this one, without regard to case. */
  public boolean has(String value) {
    return values.stream().anyMatch(value::equalsIgnoreCase);
  }

  void write(StringBuilder out) {
    out.append(';').append(Characters.token(name)).append('=');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(out, values.get(i));
    }
  }

  /** What cannot stand in a parameter is written with circumflexes. RFC 6868 s3.1 */
  private static void value(StringBuilder out, String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == ';' || c == ':' || c == ' ');
    if (quoted) {
      out.append('"');
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("^'");
        case '^' -> out.append("^^");
        case '\n' -> out.append("^n");
        default -> {
          if (!Characters.isControl(c)) {
            out.append(c);
          }
        }
      }
    }
    if (quoted) {
      out.append('"');
    }
  }
}
