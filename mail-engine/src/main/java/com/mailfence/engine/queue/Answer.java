package com.mailfence.engine.queue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server answered. RFC 5321 s4.2 */
record Answer(int code, List<String> lines) {
  private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*");

  Answer {
    lines = List.copyOf(lines);
  }

  boolean isPositive() {
    return code < 400;
  }

  /** In one line, fit for a log and a report. */
  String text() {
    String all = code + " " + String.join(" ", lines);
    String line = all.replaceAll("[^\\x20-\\x7e]", "?");
    return line.length() > 400 ? line.substring(0, 400) : line;
  }

  /** Whether a line names the extension. */
  boolean offers(String extension) {
    return lines.stream()
        .skip(1)
        .map(line -> line.toUpperCase(Locale.ROOT))
        .anyMatch(line -> line.equals(extension) || line.startsWith(extension + " "));
  }

  Outcome outcome() {
    if (isPositive()) {
      return new Outcome.Taken();
    }
    return code < 500 ? new Outcome.Deferred(text()) : new Outcome.Refused(status(), text());
  }

  private String status() {
    Matcher enhanced = ENHANCED.matcher(lines.isEmpty() ? "" : lines.get(0));
    return enhanced.matches() ? enhanced.group(1) : "5.0.0";
  }
}
