package com.mailfence.core.format.ical;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The zones an object speaks of. A name that is known goes before what the object says the zone is,
 * so that one event is at the same instant wherever it is shown. // CA13
 */
public final class Zones {
  private final ZoneRules floating;
  private final Map<String, ZoneRules> rules = new HashMap<>();
  private final Map<String, Block> described = new HashMap<>();

  private Zones(CalendarObject object, ZoneId floating) {
    this.floating = floating.getRules();
    object.zones().forEach(zone -> described.putIfAbsent(zone.text("TZID"), zone));
  }

  /** Zones of an object looked at from UTC. */
  public static Zones of(CalendarObject object) {
    return new Zones(object, ZoneOffset.UTC);
  }

  /**
   * Zones of an object.
   *
   * @param floating where one is who looks: days and times without a zone are there
   */
  public static Zones of(CalendarObject object, ZoneId floating) {
    return new Zones(object, floating);
  }

  /**
   * What the zone of the world is, from a time on, for programs that do not know its name.
   *
   * @return a VTIMEZONE under the zone's own name
   */
  public static Block describe(ZoneId zone, Instant since) {
    return ZoneWriter.write(zone.getId(), zone.getRules(), since);
  }

  /** What a zone is that has no name of the world. */
  public static Block describe(String tzid, ZoneRule rule) {
    return ZoneWriter.write(tzid, rule.rules(), Instant.EPOCH);
  }

  /** The zone of the world meant by a name in any of the ways programs write it. */
  public static Optional<ZoneId> named(String tzid) {
    return ZoneNames.find(tzid, null);
  }

  /** The zone of the world that is meant; empty for none, or for one only the object knows. */
  public Optional<ZoneId> zone(Moment moment) {
    String tzid = moment.tzid();
    return tzid == null ? Optional.empty() : ZoneNames.find(tzid, described.get(tzid));
  }

  /** What the clocks of that time's zone do. */
  public ZoneRules rules(Moment moment) {
    return switch (moment.form()) {
      case UTC -> ZoneOffset.UTC.getRules();
      case DATE, FLOATING -> floating;
      case ZONED -> rules(moment.tzid());
    };
  }

  /** When that is; a time that is skipped is as long after the change as it says, // RFC 5545 */
  public Instant instant(Moment moment) {
    ZoneRules zone = rules(moment);
    return moment.wall().toInstant(zone.getOffset(moment.wall()));
  }

  /** What the clocks of the other time's zone show then. */
  public LocalDateTime wall(Instant instant, Moment like) {
    return LocalDateTime.ofEpochSecond(
        instant.getEpochSecond(), instant.getNano(), rules(like).getOffset(instant));
  }

  /** When something that begins then is over. */
  public Instant after(Moment start, Length length) {
    return instant(start.at(length.daysAfter(start.wall()))).plus(length.time());
  }

  private ZoneRules rules(@Nullable String tzid) {
    return tzid == null
        ? floating
        : rules.computeIfAbsent(tzid, name -> find(name, described.get(name)));
  }

  private ZoneRules find(String tzid, @Nullable Block zone) {
    return ZoneNames.find(tzid, zone)
        .map(ZoneId::getRules)
        .or(() -> Optional.ofNullable(zone).flatMap(ZoneText::rules))
        .orElse(floating);
  }
}
