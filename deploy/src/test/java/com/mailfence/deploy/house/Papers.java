package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The papers that may be cited, and which numbers exist in them. */
final class Papers {

  /** What a paper is; the order is that of the compliance documents. */
  enum Shelf {
    RFC,
    MICROSOFT,
    PRODUCT,
    HOSTILE;

    static Shelf of(String key) {
      if (Character.isDigit(key.charAt(0))) {
        return RFC;
      }
      if (key.startsWith("MS-")) {
        return MICROSOFT;
      }
      return key.length() == 2 ? HOSTILE : PRODUCT;
    }
  }

  private record Range(long first, long last) {}

  private final Map<String, String> titles = new HashMap<>();
  private final Map<String, List<Range>> numbers = new HashMap<>();

  private Papers() {}

  /** The papers of this project, from papers.txt. */
  static Papers known() {
    try (InputStream in = Papers.class.getResourceAsStream("papers.txt")) {
      return of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Papers of(String text) {
    Papers papers = new Papers();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(papers::read);
    return papers;
  }

  boolean has(String key) {
    return titles.containsKey(key);
  }

  boolean has(String key, long number) {
    return numbers.getOrDefault(key, List.of()).stream()
        .anyMatch(range -> range.first <= number && number <= range.last);
  }

  String title(String key) {
    return titles.getOrDefault(key, "");
  }

  /** How many numbers the paper has, 0 if none are listed. */
  long count(String key) {
    return numbers.getOrDefault(key, List.of()).stream()
        .mapToLong(range -> range.last - range.first + 1)
        .sum();
  }

  /** Names of the product's areas, or of the families of attacks, as alternatives for a pattern. */
  String alternatives(Shelf shelf) {
    return String.join(
        "|", titles.keySet().stream().filter(key -> Shelf.of(key) == shelf).sorted().toList());
  }

  private void read(String line) {
    String[] words = line.split(" ", 3);
    switch (words[0]) {
      case "paper" -> titles.put(words[1], words[2]);
      case "ids" ->
          numbers.computeIfAbsent(words[1], k -> new ArrayList<>()).addAll(ranges(words[2]));
      default -> throw new IllegalArgumentException("papers.txt: " + line);
    }
  }

  private static List<Range> ranges(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String range : text.split(" ")) {
      String[] ends = range.split("-");
      ranges.add(new Range(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])));
    }
    return ranges;
  }
}
