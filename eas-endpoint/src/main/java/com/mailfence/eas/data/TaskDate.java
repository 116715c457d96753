package com.mailfence.eas.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When a task begins or is due, as devices tell it: what the clock on their wall shows, and the
 * same in UTC. [MS-ASTASK] section 2.2.2.12, section 2.2.2.31
 *
 * @param local of the wall, most often a midnight
 * @param utc the same moment
 */
record TaskDate(LocalDateTime local, Instant utc) {
  /** When that is in UTC, where it is not what a time without a zone is taken for. */
  private static final String UTC = "X-MAILFENCE-UTC";

  static Optional<TaskDate> start(Block block, Zones zones) {
    return block.property("DTSTART").map(one -> of(one, zones));
  }

  /** DUE, or the end of what lasts some time. RFC 5545 s3.6.2 */
  static Optional<TaskDate> due(Block block, Zones zones) {
    Optional<TaskDate> said = block.property("DUE").map(one -> of(one, zones));
    return said.isPresent() || !block.has("DURATION") || !block.has("DTSTART")
        ? said
        : Optional.of(lasting(Moment.of(block.property("DTSTART").get()), block, zones));
  }

  private static TaskDate lasting(Moment start, Block block, Zones zones) {
    Instant end = zones.after(start, Length.of(block.text("DURATION")));
    return new TaskDate(zones.wall(end, start), end);
  }

  private static TaskDate of(Property property, Zones zones) {
    Moment moment = Moment.of(property);
    Instant utc =
        property.parameter(UTC).flatMap(TaskDate::instant).orElseGet(() -> zones.instant(moment));
    return new TaskDate(moment.wall(), utc);
  }

  private static Optional<Instant> instant(String text) {
    try {
      Moment moment = Moment.of(text, null);
      return Optional.of(moment.wall().toInstant(ZoneOffset.UTC));
    } catch (BadCalendar e) {
      return Optional.empty();
    }
  }

  /** What a device wrote; one of the two stands for both. Empty if it wrote neither. */
  static Optional<TaskDate> read(Element data, String name) {
    Optional<Instant> wall = time(data, name);
    Optional<Instant> utc = time(data, "Utc" + name);
    return wall.or(() -> utc).map(shown -> new TaskDate(wall(shown), utc.orElse(shown)));
  }

  private static Optional<Instant> time(Element data, String name) {
    return data.child(TaskFields.TASKS, name).filter(one -> !one.isEmpty()).map(Element::time);
  }

  private static LocalDateTime wall(Instant shown) {
    return LocalDateTime.ofInstant(shown, ZoneOffset.UTC);
  }

  /** The wall's time as it is told, which has no form but that of UTC. */
  Instant told() {
    return local.toInstant(ZoneOffset.UTC);
  }

  boolean isDay() {
    return local.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  /**
   * A property that says it.
   *
   * @param day whether it is said as a day; start and end must be said alike // RFC 5545 s3.8.2.3
   */
  Property as(String name, boolean day) {
    Moment moment =
        day ? Moment.day(local.toLocalDate()) : new Moment(local, Moment.Form.FLOATING, null);
    boolean plain = utc.equals(told());
    return moment.as(name).with(UTC, plain ? null : Moment.utc(utc).value());
  }
}
