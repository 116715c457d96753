package com.mailfence.core.format.line;

import java.util.List;

/**
 * A parameter of a line.
 *
 * @param name as written; names are compared without regard to case; empty if only a value was
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

  /** The first value. */
  public String value() {
    return values.get(0);
  }

  void write(StringBuilder out) {
    out.append(';');
    if (!name.isEmpty()) {
      out.append(Characters.token(name)).append('=');
    }
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(out, values.get(i), name.isEmpty() ? ",;: =" : ",;: ");
    }
  }

  /** What cannot stand in a parameter is written with circumflexes. RFC 6868 s3.1, CA04 */
  private static void value(StringBuilder out, String value, String delimiters) {
    boolean quoted = holds(value, delimiters);
    out.append(quoted ? "\"" : "");
    if (holds(value, "^\"") || Characters.hasControl(value)) {
      encode(out, value);
    } else {
      out.append(value);
    }
    out.append(quoted ? "\"" : "");
  }

  private static boolean holds(String value, String any) {
    for (int i = 0; i < value.length(); i++) {
      if (any.indexOf(value.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void encode(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("^'");
        case '^' -> out.append(isReadAsEscape(value, i + 1) ? "^^" : "^");
        case '\n' -> out.append("^n");
        default -> {
          if (!Characters.isControl(c)) {
            out.append(c);
          }
        }
      }
    }
  }

  /** Whether a circumflex before this place would make an escape; elsewhere it stays as it is. */
  private static boolean isReadAsEscape(String value, int next) {
    return next < value.length() && "^n'\"\n".indexOf(value.charAt(next)) >= 0;
  }
}
