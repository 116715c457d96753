package com.mailfence.core.format.ical;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which zone of the world does what in a year: of those alike, the one Windows names first. */
final class ZoneYear {
  /** Beyond these all years are like the nearest of them. */
  private static final int FIRST = 1970;

  private static final int LAST = 2100;
  private static final Map<Integer, ZoneYear> YEARS = new ConcurrentHashMap<>();

  private final Map<ZoneRule, ZoneId> zones = new HashMap<>();

  private ZoneYear(int year) {
    WindowsZones.principal().forEach(zone -> zones.putIfAbsent(ZoneRule.of(zone, year), zone));
    ZoneNames.all().forEach(zone -> zones.putIfAbsent(ZoneRule.of(zone, year), zone));
  }

  static ZoneYear of(int year) {
    return YEARS.computeIfAbsent(Math.max(FIRST, Math.min(LAST, year)), ZoneYear::new);
  }

  Optional<ZoneId> zone(ZoneRule rule) {
    return Optional.ofNullable(zones.get(rule));
  }
}
