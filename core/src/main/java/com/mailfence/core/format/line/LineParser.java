package com.mailfence.core.format.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unfolded line. A parameter without a value, as vCard 2.1 has them, is one without a
 * name. Tolerantly, an open quote is a character and what comes after too many parameters is
 * dropped; strictly, such a line is none.
 */
final class LineParser {
  private static final int MOST_PARAMETERS = 200;
  private static final int MOST_VALUES = 256;

  private final String line;
  private final boolean strict;
  private final List<Parameter> parameters = new ArrayList<>();
  private int at;

  /** Whether something was left out. */
  private boolean mended;

  LineParser(String line, boolean strict) {
    this.line = line;
    this.strict = strict;
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
    boolean legible = !strict || !mended && isLegal();
    return legible
        ? Optional.of(new ContentLine(group, name, parameters, line.substring(at + 1)))
        : Optional.empty();
  }

  /** No control characters: no XML could show them, and no line be trusted to be one. */
  private boolean isLegal() {
    return !Characters.hasControl(line); // RFC 5545 s3.1
  }

  private static boolean isGroup(@Nullable String group) {
    return group == null || Characters.isToken(group);
  }

  private void parameter() {
    int from = at;
    String name = upTo("=;:,\"").strip();
    List<String> values = new ArrayList<>();
    if (at < line.length() && line.charAt(at) == '=') {
      at++;
      values.add(value());
    } else {
      at = from;
      name = "";
      values.add(value().strip());
    }
    while (at < line.length() && line.charAt(at) == ',') {
      at++;
      String next = value();
      if (values.size() <= MOST_VALUES) {
        values.add(next);
      }
    }
    boolean legible = name.isEmpty() ? !values.get(0).isBlank() : Characters.isToken(name);
    boolean fits = parameters.size() < MOST_PARAMETERS && values.size() <= MOST_VALUES;
    mended |= !legible && !name.isEmpty() || !fits;
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
        mended |= c == '"';
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
