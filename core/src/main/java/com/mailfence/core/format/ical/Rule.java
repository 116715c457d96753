package com.mailfence.core.format.ical;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A recurrence rule, as it is written. // RFC 5545 s3.3.10
 *
 * @param parts by name, in order, upper case
 */
public record Rule(Map<String, String> parts) {
  /** Longer than any rule that means something. // CA01 */
  private static final int LONGEST = 2_000;

  private static final String DAYS = "MOTUWETHFRSASU";

  public Rule {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** How often. */
  public enum Frequency {
    SECONDLY,
    MINUTELY,
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
  }

  /**
   * Reads a value.
   *
   * @throws BadCalendar if it is no rule
   */
  public static Rule of(String value) {
    if (value.length() > LONGEST) {
      throw new BadCalendar("a rule of more than " + LONGEST + " characters");
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : value.strip().toUpperCase(Locale.ROOT).split(";")) {
      int is = part.indexOf('=');
      if (is > 0) {
        parts.put(part.substring(0, is).strip(), part.substring(is + 1).strip());
      } else if (!part.isBlank()) {
        throw new BadCalendar("no rule: " + value);
      }
    }
    var rule = new Rule(parts);
    rule.check();
    return rule;
  }

  private void check() {
    frequency();
    if (interval() < 1 || count().filter(n -> n < 1).isPresent()) {
      throw new BadCalendar("a rule without sense");
    }
    until();
  }

  public Frequency frequency() {
    String word = parts.getOrDefault("FREQ", "");
    return Arrays.stream(Frequency.values())
        .filter(f -> f.name().equals(word))
        .findFirst()
        .orElseThrow(() -> new BadCalendar("no frequency: " + word));
  }

  public int interval() {
    return first("INTERVAL").map(Rule::number).orElse(1);
  }

  public Optional<Integer> count() {
    return first("COUNT").map(Rule::number);
  }

  public Optional<Moment> until() {
    return first("UNTIL").map(value -> Moment.of(value, null));
  }

  /** Whether it says when it ends. */
  public boolean ends() {
    return parts.containsKey("COUNT") || parts.containsKey("UNTIL");
  }

  /** The values of a part. */
  public List<String> list(String part) {
    String value = parts.getOrDefault(part, "");
    return value.isEmpty() ? List.of() : List.of(value.split(","));
  }

  /** The first value of a part. */
  public Optional<String> first(String part) {
    return list(part).stream().findFirst();
  }

  /** Sets a part; an empty value takes it away. */
  public Rule with(String part, String value) {
    Map<String, String> all = new LinkedHashMap<>(parts);
    if (value.isEmpty()) {
      all.remove(part);
    } else {
      all.put(part, value);
    }
    return new Rule(all);
  }

  /** The value of a property. */
  @Override
  public String toString() {
    return parts.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(";"));
  }

  /** The day of two letters. */
  static DayOfWeek weekday(String letters) {
    int at = DAYS.indexOf(letters);
    if (letters.length() != 2 || at < 0 || at % 2 != 0) {
      throw new BadCalendar("no weekday: " + letters);
    }
    return DayOfWeek.of(at / 2 + 1);
  }

  private static int number(String digits) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new BadCalendar("no number: " + digits);
    }
  }
}
