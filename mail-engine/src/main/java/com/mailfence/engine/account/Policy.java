package com.mailfence.engine.account;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A named policy for devices, as the administrator wrote it.
 *
 * @param name unique in the house
 * @param settings by name, each with its value as text
 */
public record Policy(String name, SortedMap<String, String> settings) {
  public Policy {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  String text() {
    var text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString();
  }

  static Policy read(String name, String text) {
    SortedMap<String, String> settings = new TreeMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> settings.put(pair[0], pair[1]));
    return new Policy(name, settings);
  }

  public static Policy of(String name, Map<String, String> settings) {
    return new Policy(name, new TreeMap<>(settings));
  }
}
