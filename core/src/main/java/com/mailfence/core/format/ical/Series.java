package com.mailfence.core.format.ical;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When the series says it happens, on the wall of its own zone. // RFC 5545 s3.8.5 */
final class Series {
  /** Rules of one series that are followed. */
  private static final int RULES = 5;

  final Block block;
  final Moment start;
  final Length length;
  private final Zones zones;
  private final List<Rule> rules = new ArrayList<>();
  private final NavigableSet<LocalDateTime> dates = new TreeSet<>();
  private final Map<LocalDateTime, Length> lengths = new HashMap<>();
  private final Set<LocalDateTime> excluded = new HashSet<>();
  private final Set<LocalDate> excludedDays = new HashSet<>();

  private Series(Block block, Moment start, Zones zones) {
    this.block = block;
    this.start = start;
    this.zones = zones;
    this.length = length(block, start, zones);
    block.all("RRULE").stream().limit(RULES).forEach(p -> rules.add(Rule.of(p.value())));
    dates.add(start.wall());
    block.all("RDATE").forEach(this::include);
    block.all("EXDATE").forEach(this::exclude);
  }

  /** The series of a subject; empty if nothing says when it is. */
  static Optional<Series> of(Block block, Zones zones) {
    return start(block).map(start -> new Series(block, start, zones));
  }

  /** When a subject begins: a task that only says when it is due is then. */
  static Optional<Moment> start(Block block) {
    return block.property("DTSTART").or(() -> block.property("DUE")).map(Moment::of);
  }

  static Length length(Block block, Moment start, Zones zones) {
    Optional<Property> end = block.property("DTEND").or(() -> block.property("DUE"));
    if (end.isPresent()) {
      return between(start, Moment.of(end.get()), zones);
    }
    Length said = block.property("DURATION").map(p -> Length.of(p.value())).orElse(Length.NONE);
    if (said.isNegative()) {
      return Length.NONE;
    }
    boolean wholeDay = start.isDay() && !block.has("DURATION");
    return wholeDay ? Length.days(1) : said; // RFC 5545 s3.6.1
  }

  private static Length between(Moment start, Moment end, Zones zones) {
    if (start.isDay() && end.isDay()) {
      long days = end.wall().toLocalDate().toEpochDay() - start.wall().toLocalDate().toEpochDay();
      return Length.days((int) Math.max(0, days));
    }
    Duration time = Duration.between(zones.instant(start), zones.instant(end));
    return time.isNegative() ? Length.NONE : Length.time(time);
  }

  boolean recurs() {
    return !rules.isEmpty() || dates.size() > 1;
  }

  /** Whether some rule never ends. */
  boolean endless() {
    return rules.stream().anyMatch(rule -> !rule.ends());
  }

  boolean excludes(LocalDateTime wall) {
    return excluded.contains(wall) || excludedDays.contains(wall.toLocalDate());
  }

  Length length(LocalDateTime wall) {
    return lengths.getOrDefault(wall, length);
  }

  Duration longest() {
    Duration longest = length.atMost();
    for (Length one : lengths.values()) {
      longest = one.atMost().compareTo(longest) > 0 ? one.atMost() : longest;
    }
    return longest;
  }

  /** All of them in order, excluded ones too; those before {@code from} may be left out. */
  Iterator<LocalDateTime> walls(LocalDateTime from) {
    List<Iterator<LocalDateTime>> sources = new ArrayList<>();
    sources.add(dates.tailSet(from, true).iterator());
    rules.forEach(rule -> sources.add(new RuleWalls(rule, start.wall(), until(rule), from)));
    return new Merged(sources);
  }

  /** What another time is on this series' wall. */
  LocalDateTime wall(Moment other) {
    if (start.isDay() || other.isDay()) {
      return other.wall().toLocalDate().atStartOfDay();
    }
    boolean same = other.floats() || other.form() == start.form() && sameZone(other);
    return same || start.floats() ? other.wall() : zones.wall(zones.instant(other), start);
  }

  private boolean sameZone(Moment other) {
    return start.tzid() == null || start.tzid().equals(other.tzid());
  }

  private @Nullable LocalDateTime until(Rule rule) {
    Moment until = rule.until().orElse(null);
    if (until == null) {
      return null;
    }
    // A day alone is meant with all its hours.
    return until.isDay() ? until.wall().plusDays(1).minusSeconds(1) : wall(until);
  }

  private void include(Property property) {
    String tzid = property.parameter("TZID").orElse(null);
    for (String value : property.value().split(",")) {
      int slash = value.indexOf('/');
      Moment from = Moment.of(slash < 0 ? value : value.substring(0, slash), tzid);
      dates.add(wall(from));
      if (slash >= 0) {
        String end = value.substring(slash + 1);
        boolean lasts = end.startsWith("P") || end.startsWith("+");
        lengths.put(
            wall(from), lasts ? Length.of(end) : between(from, Moment.of(end, tzid), zones));
      }
    }
  }

  private void exclude(Property property) {
    String tzid = property.parameter("TZID").orElse(null);
    for (String value : property.value().split(",")) {
      Moment moment = Moment.of(value, tzid);
      if (moment.isDay() && !start.isDay()) {
        excludedDays.add(moment.wall().toLocalDate());
      } else {
        excluded.add(wall(moment));
      }
    }
  }

  /** Several sources in one order, each time once. */
  private static final class Merged implements Iterator<LocalDateTime> {
    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    private record Head(LocalDateTime wall, Iterator<LocalDateTime> rest)
        implements Comparable<Head> {
      @Override
      public int compareTo(Head other) {
        return wall.compareTo(other.wall);
      }
    }

    Merged(List<Iterator<LocalDateTime>> sources) {
      sources.forEach(this::take);
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public LocalDateTime next() {
      LocalDateTime wall = heads.element().wall();
      while (!heads.isEmpty() && heads.element().wall().equals(wall)) {
        take(heads.remove().rest());
      }
      return wall;
    }

    private void take(Iterator<LocalDateTime> source) {
      if (source.hasNext()) {
        heads.add(new Head(source.next(), source));
      }
    }
  }
}
