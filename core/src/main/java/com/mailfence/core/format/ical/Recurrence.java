package com.mailfence.core.format.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar object happens: its series with rules, dates and exceptions, and what stands for
 * single occurrences. Nothing is reckoned that is not asked for, and never more than {@link #STEPS}
 * occurrences at a time. // RFC 5545 s3.8.5, CA01
 */
public final class Recurrence {
  /** Occurrences looked at for one question. */
  static final int STEPS = 20_000;

  private static final LocalDateTime BEGINNING = LocalDateTime.of(1, 1, 1, 0, 0);

  private final Zones zones;
  private final @Nullable Series series;
  private final List<Override> overrides = new ArrayList<>();
  private final Map<LocalDateTime, Override> byWall = new HashMap<>();
  private final TreeMap<LocalDateTime, Override> onwards = new TreeMap<>();

  /**
   * What stands for one occurrence, or for that and all later ones.
   *
   * @param wall the occurrence it stands for, on the series' wall
   * @param shift how much later on the wall it begins
   */
  private record Override(
      Block block, Moment id, Moment start, LocalDateTime wall, Duration shift) {}

  /**
   * All the time an object may happen in.
   *
   * @param starts of the earliest occurrence; null if nothing says when
   * @param ends of the last one, or some time after it; null if there is no last one
   */
  public record Extent(@Nullable Instant starts, @Nullable Instant ends) {}

  private Recurrence(CalendarObject object, Zones zones) {
    this.zones = zones;
    this.series = object.master().flatMap(block -> Series.of(block, zones)).orElse(null);
    object.overrides().forEach(this::add);
  }

  /**
   * Reads when an object happens.
   *
   * @throws BadCalendar if a date, duration or rule of it cannot be read
   */
  public static Recurrence of(CalendarObject object, Zones zones) {
    return new Recurrence(object, zones);
  }

  /** Whether the object is or belongs to a series. */
  public boolean recurs() {
    return series != null && series.recurs() || !overrides.isEmpty();
  }

  /** Whether it never ends. */
  public boolean endless() {
    return series != null && series.endless();
  }

  public Extent extent() {
    Instant starts = series == null ? null : zones.instant(series.start);
    Instant ends = series == null ? null : lastEnd(series);
    for (Override one : overrides) {
      Occurrence found = occurrence(one);
      starts = starts == null || found.from().isBefore(starts) ? found.from() : starts;
      boolean open = series != null && ends == null;
      ends = open || ends != null && ends.isAfter(found.until()) ? ends : found.until();
    }
    return new Extent(starts, ends);
  }

  /**
   * What happens in the time between, in order of its beginning.
   *
   * @param most occurrences given
   */
  public List<Occurrence> between(Instant from, Instant until, int most) {
    List<Occurrence> found = new ArrayList<>();
    for (Override one : overrides) {
      Occurrence occurrence = occurrence(one);
      boolean taken = series != null && series.excludes(one.wall());
      if (!taken && occurrence.meets(from, until)) {
        found.add(occurrence);
      }
    }
    if (series != null) {
      walk(series, from, until, most, found);
    }
    found.sort(Comparator.comparing(Occurrence::from));
    return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
  }

  /** The occurrence of that id; empty if the series has none. */
  public Optional<Occurrence> at(Moment id) {
    LocalDateTime wall = series == null ? id.wall() : series.wall(id);
    Override own = byWall.get(wall);
    if (own != null) {
      return Optional.of(occurrence(own));
    }
    if (series == null || series.excludes(wall)) {
      return Optional.empty();
    }
    Iterator<LocalDateTime> walls = series.walls(wall);
    boolean there = false;
    for (int i = 0; i < STEPS && walls.hasNext() && !there; i++) {
      LocalDateTime next = walls.next();
      if (next.isAfter(wall)) {
        break;
      }
      there = next.equals(wall);
    }
    return there ? Optional.of(occurrence(series, wall)) : Optional.empty();
  }

  private void walk(Series walked, Instant from, Instant until, int most, List<Occurrence> found) {
    Duration shift = shift();
    LocalDateTime begin = wall(from, walked, shift.plus(longest(walked)).negated());
    LocalDateTime end = wall(until, walked, shift.plusDays(1));
    Iterator<LocalDateTime> walls = walked.walls(begin);
    for (int i = 0; i < STEPS && walls.hasNext() && found.size() < most; i++) {
      LocalDateTime wall = walls.next();
      if (wall.isAfter(end)) {
        return;
      }
      if (!byWall.containsKey(wall) && !walked.excludes(wall)) {
        Occurrence occurrence = occurrence(walked, wall);
        if (occurrence.meets(from, until)) {
          found.add(occurrence);
        }
      }
    }
  }

  /** The wall of the series then, moved by that much; the ends of time where there is no such. */
  private LocalDateTime wall(Instant instant, Series of, Duration by) {
    try {
      LocalDateTime wall = zones.wall(instant, of.start).plus(by);
      return wall.isBefore(BEGINNING) ? BEGINNING : wall;
    } catch (DateTimeException | ArithmeticException e) {
      return instant.isBefore(Instant.EPOCH) ? BEGINNING : LocalDateTime.MAX;
    }
  }

  private Duration shift() {
    return onwards.values().stream()
        .map(one -> one.shift().abs())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Duration longest(Series of) {
    return Stream.concat(
            Stream.of(of.longest()),
            onwards.values().stream()
                .map(one -> Series.length(one.block(), one.start(), zones).atMost()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Occurrence occurrence(Series of, LocalDateTime wall) {
    Moment id = of.recurs() || !overrides.isEmpty() ? of.start.at(wall) : null;
    Map.Entry<LocalDateTime, Override> changed = onwards.floorEntry(wall);
    if (changed == null) {
      Moment start = of.start.at(wall);
      return new Occurrence(
          of.block, id, start, zones.instant(start), zones.after(start, of.length(wall)));
    }
    Override one = changed.getValue();
    Moment start = one.start().at(wall.plus(one.shift()));
    Length length = Series.length(one.block(), one.start(), zones);
    return new Occurrence(one.block(), id, start, zones.instant(start), zones.after(start, length));
  }

  private Occurrence occurrence(Override one) {
    Length length = Series.length(one.block(), one.start(), zones);
    return new Occurrence(
        one.block(),
        one.id(),
        one.start(),
        zones.instant(one.start()),
        zones.after(one.start(), length));
  }

  private void add(Block block) {
    Property said = block.property("RECURRENCE-ID").orElseThrow();
    Moment id = Moment.of(said);
    Moment start = Series.start(block).orElse(id);
    LocalDateTime wall = series == null ? id.wall() : series.wall(id);
    Moment own = series == null ? id : series.start.at(wall);
    var one = new Override(block, own, start, wall, Duration.between(wall, start.wall()));
    overrides.add(one);
    byWall.put(wall, one);
    boolean range = said.parameter("RANGE").filter("THISANDFUTURE"::equalsIgnoreCase).isPresent();
    if (range) {
      onwards.put(wall, one); // RFC 5545 s3.2.13
    }
  }

  private @Nullable Instant lastEnd(Series of) {
    if (of.endless()) {
      return null;
    }
    Instant last = zones.instant(of.start);
    Iterator<LocalDateTime> walls = of.walls(BEGINNING);
    for (int i = 0; walls.hasNext(); i++) {
      if (i == STEPS) {
        return null;
      }
      last = zones.instant(of.start.at(walls.next()));
    }
    return last.plus(of.recurs() ? shift().plus(longest(of)) : exactly(of));
  }

  private Duration exactly(Series of) {
    return Duration.between(zones.instant(of.start), zones.after(of.start, of.length));
  }
}
