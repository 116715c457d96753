package com.mailfence.core.format.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unfolded line, tolerantly: a parameter without a value, as vCard 2.1 has them, is one
 * without a name; an open quote is a character; what comes after too many parameters is dropped.
 */
final class LineParser {
  private static final int MOST_PARAMETERS = 64;
  private static final int MOST_VALUES = 256;

  private final String line;
  private final List<Parameter> parameters = new ArrayList<>();
  private int at;

  LineParser(String line) {
    this.line = line;
  }

  Optional<ContentLine> parse() {
    String whole = upTo(";:").strip();
    int dot = whole.indexOf('.');
    String name = whole.substring(dot + 1);
    String group = dot < 0 ? null : whole.substring(0, dot);
    if (at == line.length() || !Characters.isToken(name) || !isGroup(group)) {
      return Optional.empty();
    }
    while (line.charAt(at) == ';') {
      at++;
      parameter();
      if (at == line.length()) {
        return Optional.empty();
      }
    }
    return Optional.of(new ContentLine(group, name, parameters, line.substring(at + 1)));
  }

  private static boolean isGroup(@Nullable String group) {
    return group == null || Characters.isToken(group);
  }

  private void parameter() {
    String name = upTo("=;:,\"").strip();
    List<String> values = new ArrayList<>();
    if (at < line.length() && line.charAt(at) == '=') {
      do {
        at++;
        values.add(value());
      } while (at < line.length() && line.charAt(at) == ',');
    } else {
      values.add(name + value());
      name = "";
    }
    boolean legible = name.isEmpty() ? !values.get(0).isBlank() : Characters.isToken(name);
    if (legible && parameters.size() < MOST_PARAMETERS) {
      List<String> kept = values.subList(0, Math.min(values.size(), MOST_VALUES));
      parameters.add(new Parameter(name, kept));
    }
  }

  private String value() {
    var out = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at);
      int close = c == '"' ? line.indexOf('"', at + 1) : -1;
      if (close >= 0) {
        out.append(line, at + 1, close);
        at = close + 1;
      } else if (c == ';' || c == ':' || c == ',') {
        break;
      } else {
        out.append(c);
        at++;
      }
    }
    return unescaped(out);
  }

  /** RFC 6868 s3.2: what is no escape stays as it is. */
  private static String unescaped(StringBuilder text) {
    if (text.indexOf("^") < 0) {
      return text.toString();
    }
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      boolean escape = text.charAt(i) == '^' && (next == 'n' || next == '\'' || next == '^');
      if (escape) {
        out.append(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
        i++;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private String upTo(String ends) {
    int from = at;
    while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(from, at);
  }
}
