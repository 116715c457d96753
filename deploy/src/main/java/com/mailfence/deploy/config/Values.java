package com.mailfence.deploy.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is written, from wherever, still as text. */
final class Values {
  /**
   * One written value.
   *
   * @param source where, for messages
   */
  record Written(String text, String source) {}

  private final Map<String, Written> written = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Writes over what was written before. */
  void put(String name, String text, String source) {
    written.put(name, new Written(text, source));
  }

  void problem(String text) {
    problems.add(text);
  }

  Map<String, Written> written() {
    return written;
  }

  List<String> problems() {
    return problems;
  }

  String text(Key<?> key) {
    Written own = written.get(key.name());
    return own == null ? key.fallback() : own.text();
  }

  <T> T get(Key<T> key) {
    Written own = written.get(key.name());
    try {
      return key.kind().read(own == null ? key.fallback() : own.text());
    } catch (IllegalArgumentException e) {
      String what = key.isSecret() ? "" : " \"" + (own == null ? "" : own.text()) + "\"";
      String where = own == null ? "" : own.source() + ": ";
      problems.add(where + key.name() + what + ": " + e.getMessage());
      return key.kind().read(key.fallback());
    }
  }
}
