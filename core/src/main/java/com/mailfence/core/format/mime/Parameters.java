package com.mailfence.core.format.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A header value with parameters, such as {@code text/plain; charset=utf-8}. Reads what senders
 * write: unquoted blanks, encoded words in quotes, continued and percent-encoded values. The first
 * of two equal names counts. RFC 2045 s5.1, RFC 2231, MI03, MI06
 */
final class Parameters {
  private static final int MOST = 64;
  private static final int LONGEST = 2048;

  private final String text;
  private final Map<String, String> plain = new LinkedHashMap<>();
  private final Map<String, ContinuedValue> continued = new LinkedHashMap<>();
  private int at;
  private String value = "";

  private Parameters(String text) {
    this.text = text;
  }

  static Parameters parse(String text) {
    Parameters parameters = new Parameters(text);
    parameters.read();
    return parameters;
  }

  /** What stands before the first semicolon. */
  String value() {
    return value;
  }

  /** All parameters by name in small letters. */
  Map<String, String> all() {
    return plain;
  }

  @Nullable String get(String name) {
    return plain.get(name);
  }

  private void read() {
    value = until(';', ';');
    while (at < text.length() && plain.size() + continued.size() < MOST) {
      at++;
      String name = until('=', ';').toLowerCase(Locale.ROOT);
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        put(name, until(';', ';'));
      }
    }
    continued.forEach(
        (name, parts) -> {
          String joined = parts.joined();
          if (joined != null) {
            plain.put(name, clip(Decoded.line(joined))); // RFC 2231 s3: it goes before a plain one
          }
        });
  }

  private void put(String name, String found) {
    int star = name.indexOf('*');
    if (!MediaType.isToken(name)) {
      return;
    }
    if (star > 0) {
      continued
          .computeIfAbsent(name.substring(0, star), key -> new ContinuedValue())
          .add(name.substring(star + 1), found);
    } else {
      // RFC 2047 s5 forbids encoded words here; many senders write them all the same
      plain.putIfAbsent(name, clip(Decoded.line(EncodedWords.decode(found))));
    }
  }

  private static String clip(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
  }

  /** The text up to one of two stop chars, without comments, quotes and blanks around it. */
  private String until(char stop, char other) {
    StringBuilder found = new StringBuilder();
    boolean blank = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == stop || c == other) {
        break;
      }
      if (c == '"') {
        quoted(found);
      } else if (c == '(' && (found.length() == 0 || blank)) {
        comment();
      } else {
        found.append(c);
        at++;
      }
      blank = c <= ' ';
    }
    return found.toString().strip();
  }

  private void quoted(StringBuilder found) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length() && isEscapable(text.charAt(at))) {
        c = text.charAt(at++);
      }
      found.append(c);
    }
  }

  /** Other chars keep their backslash: it is a path of a careless sender. */
  private static boolean isEscapable(char c) {
    return c == '"' || c == '\\';
  }

  private void comment() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at = Math.min(at + 1, text.length());
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return;
      }
    }
  }
}
