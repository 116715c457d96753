package com.mailfence.core.format.ical;

import java.util.Optional;

/** The unfolded lines of a text; any line end will do, empty lines are passed over. */
final class Lines {
  private final String text;
  private int at;
  private int count;

  Lines(String text) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** The number of the line last given, as a reader counts. */
  int number() {
    return count;
  }

  Optional<String> next() {
    while (at < text.length()) {
      String line = physical();
      if (at >= text.length() || !folds(text.charAt(at))) {
        if (!line.isBlank()) {
          return Optional.of(line);
        }
        continue;
      }
      var whole = new StringBuilder(line);
      while (at < text.length() && folds(text.charAt(at))) {
        at++;
        whole.append(physical());
      }
      if (!whole.toString().isBlank()) {
        return Optional.of(whole.toString());
      }
    }
    return Optional.empty();
  }

  private String physical() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    String line = text.substring(at, end);
    boolean pair = text.startsWith("\r\n", end);
    at = Math.min(text.length(), end + (pair ? 2 : 1));
    count++;
    return line;
  }

  private static boolean folds(char first) {
    return first == ' ' || first == '\t';
  }
}
