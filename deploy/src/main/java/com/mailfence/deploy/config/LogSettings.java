package com.mailfence.deploy.config;

import java.util.List;

/**
 * What is told in the log, on standard error.
 *
 * @param level from here upwards
 * @param format for people or for programs
 */
public record LogSettings(String level, String format) {
  private static final Key<String> LEVEL =
      new Key<>(
          "log.level",
          Kind.oneOf("error", "warn", "info", "debug"),
          "info",
          "What is told: this and what is graver.");
  private static final Key<String> FORMAT =
      new Key<>(
          "log.format",
          Kind.oneOf("text", "json"),
          "text",
          "One line for each event: key=value, or a JSON object.");

  static final List<Key<?>> KEYS = List.of(LEVEL, FORMAT);

  static LogSettings read(Values values) {
    return new LogSettings(values.get(LEVEL), values.get(FORMAT));
  }
}
