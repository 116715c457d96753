package com.mailfence.deploy.log;

import java.util.Map;

/** {@code key=value} words; values with blanks in quotes, control characters escaped. */
final class WordLine implements Line {
  @Override
  public String of(Map<String, String> words) {
    StringBuilder line = new StringBuilder(128);
    words.forEach(
        (name, value) -> {
          line.append(line.isEmpty() ? "" : " ").append(name).append('=');
          append(line, value);
        });
    return line.toString();
  }

  private static void append(StringBuilder line, String value) {
    if (value.isEmpty() || value.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '=')) {
      Escapes.quoted(line, value);
    } else {
      Escapes.plain(line, value);
    }
  }
}
