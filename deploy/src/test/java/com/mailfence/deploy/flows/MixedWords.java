package com.mailfence.deploy.flows;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;

/** What users write: no word twice in a history. */
final class MixedWords {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Instant DAY = Instant.parse("2026-05-04T08:00:00Z");

  private final Random random;
  private int last;

  MixedWords(Random random) {
    this.random = random;
  }

  Random random() {
    return random;
  }

  String word() {
    return "w" + ++last;
  }

  /** The beginning of some hour, as both protocols write it. */
  String hour() {
    return TIME.format(DAY.plusSeconds(3600L * random.nextInt(200)));
  }

  /** An hour later. */
  static String later(String hour) {
    return TIME.format(TIME.parse(hour, Instant::from).plusSeconds(3600));
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }
}
