package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wbxml.XmlNotation.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often an event is, and which of its occurrences are other than the rest. */
final class SeriesPatch {
  private static final Set<String> OF_A_SERIES =
      Set.of("RRULE", "RDATE", "EXDATE", "EXRULE", RecurrenceReading.OTHER_CALENDAR);

  private SeriesPatch() {}

  /** The event without anything that makes it a series. */
  static Block single(Block block) {
    return block.without(one -> OF_A_SERIES.contains(one.name()));
  }

  /** The event with the pattern a device wrote, or as it is if that is the one it was shown. */
  static Block recurring(SeenEvent seen, Block block, Element said) {
    Property rule = RecurrenceReading.read(said, seen, SeenEvent.start(block));
    Optional<Property> old = block.property("RRULE");
    Block now =
        block
            .without(one -> !one.is("EXDATE") && OF_A_SERIES.contains(one.name()))
            .plus(weekBegins(rule, old.orElse(null), said));
    Optional<RecurrencePattern> before = RecurrencePattern.of(block);
    Optional<RecurrencePattern> after = RecurrencePattern.of(now);
    boolean same =
        before.isPresent()
            && after.isPresent()
            && shown(seen, before.get(), block).equals(shown(seen, after.get(), now));
    return same ? block : now;
  }

  /** A device that does not say when the week begins does not change it. */
  private static Property weekBegins(Property rule, @Nullable Property old, Element said) {
    boolean silent = !said.has(EventFields.CALENDAR, "FirstDayOfWeek");
    String week =
        Optional.ofNullable(old)
            .map(one -> com.mailfence.core.format.ical.Rule.of(one.value()))
            .flatMap(one -> one.first("WKST"))
            .orElse("");
    return silent && !week.isEmpty() && rule.value().contains("FREQ=WEEKLY")
        ? rule.valued(rule.value() + ";WKST=" + week)
        : rule;
  }

  private static String shown(SeenEvent seen, RecurrencePattern pattern, Block block) {
    return XmlNotation.show(pattern.write(seen, block), Style.WHOLE);
  }

  /** Without what stands for single occurrences. [MS-ASCAL] R2114 */
  static CalendarObject plain(CalendarObject object) {
    return object.about(
        object.subjects().stream()
            .filter(one -> !one.has("RECURRENCE-ID"))
            .map(one -> one.without("EXDATE"))
            .toList());
  }

  /**
   * A series that moved takes its exceptions along; those that no occurrence is left for go.
   *
   * @param before when it was
   */
  static CalendarObject realigned(SeenEvent before, SeenEvent after) {
    Block old = before.leader();
    Block master = after.leader();
    Moment start = SeenEvent.start(master);
    Duration shift = shift(SeenEvent.start(old), start);
    Recurrence recurrence = Recurrence.of(plain(after.object()), after.zones());
    List<Block> all = new ArrayList<>();
    Block now = master.without("EXDATE");
    for (Moment id : EventExceptions.deleted(before, old)) {
      Moment moved = moved(id, shift, start);
      now = recurrence.at(moved).isPresent() ? now.plus(moved.as("EXDATE")) : now;
    }
    all.add(now);
    for (Block override : after.object().overrides()) {
      Moment moved = moved(EventExceptions.seriesId(before, old, override), shift, start);
      if (recurrence.at(moved).isPresent()) {
        all.add(identified(override, moved));
      }
    }
    return after.object().about(all);
  }

  private static Block identified(Block override, Moment id) {
    Property old = override.property("RECURRENCE-ID").orElseThrow();
    Property fresh = id.as("RECURRENCE-ID").with("RANGE", old.parameter("RANGE").orElse(null));
    return override.with(fresh);
  }

  /** By less than a day it is the hour that moved; by more only the hour of what is left moves. */
  private static Duration shift(Moment from, Moment to) {
    Duration whole = Duration.between(from.wall(), to.wall());
    return whole.abs().compareTo(Duration.ofDays(1)) < 0
        ? whole
        : Duration.between(from.wall().toLocalTime(), to.wall().toLocalTime());
  }

  private static Moment moved(Moment id, Duration shift, Moment start) {
    LocalDateTime wall = id.wall().plus(shift);
    return start.isDay() ? Moment.day(wall.toLocalDate()) : start.at(wall);
  }

  /**
   * The occurrence a device names; of a wrong hour, the one of that day. Empty if none is there.
   */
  static Optional<Moment> occurrence(SeenEvent seen, Block master, Instant named) {
    Moment start = SeenEvent.start(master);
    Moment exact = seen.heard(named, start);
    Recurrence recurrence = Recurrence.of(bare(seen), seen.zones());
    if (recurrence.at(exact).isPresent()) {
      return Optional.of(exact);
    }
    LocalDate day = exact.wall().toLocalDate();
    Instant from = day.atStartOfDay().toInstant(ZoneOffset.UTC).minus(Duration.ofHours(14));
    List<Occurrence> near = recurrence.between(from, from.plus(Duration.ofHours(52)), 20);
    return near.stream()
        .map(one -> Objects.requireNonNull(one.id()))
        .filter(id -> id.wall().toLocalDate().equals(day))
        .findFirst();
  }

  /** The series with all its occurrences. */
  private static CalendarObject bare(SeenEvent seen) {
    return plain(seen.object());
  }

  /** What stands for one occurrence; a copy of the series at that time if nothing does yet. */
  static Block override(SeenEvent seen, Block master, Moment id) {
    return existing(seen, master, id).orElseGet(() -> copy(seen, master, id));
  }

  static Optional<Block> existing(SeenEvent seen, Block master, Moment id) {
    return seen.object().overrides().stream()
        .filter(one -> EventExceptions.seriesId(seen, master, one).equals(id))
        .findFirst();
  }

  private static Block copy(SeenEvent seen, Block master, Moment id) {
    EventTimes times = EventTimes.of(seen, master);
    Moment end = end(seen, times, id);
    // What stands for all later ones than one before says how this one is. RFC 5545 s3.2.13
    return single(master)
        .without("DURATION")
        .with(id.as("DTSTART"))
        .with(end.as("DTEND"))
        .with(id.as("RECURRENCE-ID"));
  }

  static Moment end(SeenEvent seen, EventTimes times, Moment id) {
    if (times.allDay()) {
      long days =
          times.start().wall().until(times.end().wall(), java.time.temporal.ChronoUnit.DAYS);
      return Moment.day(id.wall().toLocalDate().plusDays(days));
    }
    Duration length =
        Duration.between(seen.zones().instant(times.start()), seen.zones().instant(times.end()));
    return id.at(seen.zones().wall(seen.zones().instant(id).plus(length), id));
  }

  /** The object with that in place of what stood for the occurrence. */
  static CalendarObject with(SeenEvent seen, Block master, Moment id, Block override) {
    Block kept = undeleted(seen, master, id);
    CalendarObject object = seen.object().replacing(master, kept);
    Optional<Block> old = existing(seen, master, id);
    return old.isPresent()
        ? object.replacing(old.get(), override)
        : object.about(added(object, override));
  }

  private static List<Block> added(CalendarObject object, Block override) {
    List<Block> all = new ArrayList<>(object.subjects());
    all.add(override);
    return all;
  }

  /** The object without the occurrence. */
  static CalendarObject without(SeenEvent seen, Block master, Moment id) {
    boolean gone = EventExceptions.deleted(seen, master).contains(id);
    Block now = gone ? master : master.plus(id.as("EXDATE"));
    List<Block> all = new ArrayList<>(seen.object().subjects());
    existing(seen, master, id).ifPresent(all::remove);
    all.replaceAll(one -> one.equals(master) ? now : one);
    return seen.object().about(all);
  }

  private static Block undeleted(SeenEvent seen, Block master, Moment id) {
    List<Moment> gone = EventExceptions.deleted(seen, master);
    if (!gone.contains(id)) {
      return master;
    }
    Block now = master.without("EXDATE");
    for (Moment one : gone) {
      now = one.equals(id) ? now : now.plus(one.as("EXDATE"));
    }
    return now;
  }
}
