package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.ZoneRule;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.wbxml.Element;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When an event is, as a device wrote it. [MS-ASCAL] section 2.2.2.42 */
final class EventTimesPatch {
  private static final String CALENDAR = EventFields.CALENDAR;

  /** What a device is given that says neither when it ends nor when it begins. */
  private static final Duration USUAL = Duration.ofMinutes(30);

  private final SeenEvent seen;
  private final Element data;
  private final int year;
  private @Nullable Block described;

  /**
   * @param year for whose clocks a zone is told
   */
  EventTimesPatch(SeenEvent seen, Element data, int year) {
    this.seen = seen;
    this.data = data;
    this.year = year;
  }

  /** What the zone is that was written in; null if nobody needs to be told. */
  @Nullable Block described() {
    return described;
  }

  /**
   * The times of a new event. [MS-ASCAL] R52511 to R52518
   *
   * @throws Refusal.Malformed if they make no sense
   */
  EventTimes fresh(Instant now) {
    Instant half = rounded(now);
    Optional<Instant> start = time("StartTime");
    Optional<Instant> end = time("EndTime");
    if (start.isEmpty() && end.isPresent() && !end.get().isAfter(half)) {
      throw EventFields.wrong("EndTime"); // [MS-ASCAL] R52515, R5251611
    }
    if (start.isPresent() && end.isEmpty() && start.get().isAfter(now)) {
      throw EventFields.wrong("StartTime"); // [MS-ASCAL] R52518
    }
    Moment begin = Moment.utc(start.orElse(half));
    Moment over = Moment.utc(end.orElse(half.plus(USUAL)));
    return read(new EventTimes(begin, over), begin, over);
  }

  /** Whether the device said when it is. */
  boolean isSaid() {
    return time("StartTime").isPresent() && time("EndTime").isPresent();
  }

  /**
   * The times of an event that was changed.
   *
   * @throws Refusal.Malformed if they make no sense
   */
  EventTimes on(EventTimes before) {
    Optional<Instant> start = time("StartTime");
    Optional<Instant> end = time("EndTime");
    if (start.isEmpty() && end.isPresent() && !seen.isModern()) {
      throw EventFields.wrong("EndTime"); // [MS-ASCAL] R53915
    }
    Moment begin = start.map(Moment::utc).orElse(before.start());
    Moment over = end.map(Moment::utc).orElse(before.end());
    if (start.isPresent() && end.isEmpty()) {
      Duration length = Duration.between(seen.told(before.start()), seen.told(before.end()));
      over = Moment.utc(start.get().plus(length));
    }
    return read(before, begin, over);
  }

  private EventTimes read(EventTimes before, Moment start, Moment end) {
    boolean allDay =
        data.integer(CALENDAR, "AllDayEvent", 0, 1).orElse(before.allDay() ? 1 : 0) == 1;
    Moment zone = zone(before);
    EventTimes times = allDay ? days(before, zone, start, end) : hours(before, zone, start, end);
    if (seen.zones().instant(times.end()).isBefore(seen.zones().instant(times.start()))) {
      throw EventFields.wrong("EndTime");
    }
    return times;
  }

  private EventTimes days(EventTimes before, Moment zone, Moment start, Moment end) {
    Moment first = before.allDay() && start.isDay() ? start : day(start, zone);
    Moment last = before.allDay() && end.isDay() ? end : day(end, zone);
    return new EventTimes(
        first,
        last.wall().isAfter(first.wall())
            ? last
            : Moment.day(first.wall().toLocalDate().plusDays(1)));
  }

  private Moment day(Moment moment, Moment zone) {
    ZoneRules rules =
        described == null ? seen.zones().rules(zone) : zoneRule().orElseThrow().rules();
    return Moment.day(seen.day(seen.told(moment), rules));
  }

  private EventTimes hours(EventTimes before, Moment zone, Moment start, Moment end) {
    return new EventTimes(
        seen.told(start).equals(seen.told(before.start())) && zone.equals(before.start())
            ? before.start()
            : written(seen.told(start), zone),
        seen.told(end).equals(seen.told(before.end())) && zone.equals(before.start())
            ? before.end()
            : written(seen.told(end), zone));
  }

  private Moment written(Instant instant, Moment zone) {
    if (described != null) {
      ZoneRules rules = zoneRule().orElseThrow().rules();
      return zone.at(LocalDateTime.ofInstant(instant, rules.getOffset(instant)));
    }
    return zone.at(seen.zones().wall(instant, zone));
  }

  /** A moment in the zone the event is to be written in. */
  private Moment zone(EventTimes before) {
    Optional<ZoneRule> rule = zoneRule();
    Moment start = before.start();
    Moment usual = start.isDay() ? Moment.utc(Instant.EPOCH) : start;
    if (rule.isEmpty() || isOf(rule.get(), start)) {
      return usual;
    }
    @Nullable ZoneId preferred = seen.zones().zone(start).orElse(null);
    Optional<ZoneId> known =
        rule.get().zone(year, preferred).or(() -> rule.get().zone(start.wall().getYear(), null));
    boolean utc = rule.get().equals(ZoneRule.fixed(ZoneOffset.UTC));
    if (utc) {
      return Moment.utc(Instant.EPOCH);
    }
    if (known.isPresent()) {
      return Moment.zoned(start.wall(), known.get().getId());
    }
    String name =
        String.format(Locale.ROOT, "Zone %s %08x", rule.get().standard(), rule.get().hashCode());
    described = Zones.describe(name, rule.get());
    return Moment.zoned(start.wall(), name);
  }

  /** Whether the zone is the one the event has. */
  private boolean isOf(ZoneRule rule, Moment start) {
    return !start.isDay()
        && (rule.equals(EventTimes.zone(seen, start, year))
            || rule.equals(EventTimes.zone(seen, start, start.wall().getYear())));
  }

  private Optional<ZoneRule> zoneRule() {
    return data.text(CALENDAR, "Timezone")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(WireZone::read);
  }

  private Optional<Instant> time(String name) {
    return data.child(CALENDAR, name).filter(one -> !one.isEmpty()).map(Element::time);
  }

  private static Instant rounded(Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    long minutes = Duration.between(hour, now).toMinutes();
    return hour.plus(minutes < 15 ? 0 : minutes < 45 ? 30 : 60, ChronoUnit.MINUTES);
  }
}
