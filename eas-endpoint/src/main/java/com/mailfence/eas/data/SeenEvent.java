package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.request.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;

/**
 * A calendar object as a device looks at it.
 *
 * @param object what is stored
 * @param zones its times are to be understood by
 * @param view the device's
 */
record SeenEvent(CalendarObject object, Zones zones, View view) {
  private static final String MAILTO = "mailto:";

  /**
   * Days as some devices tell them begin at any hour up to noon; those of others in the evening.
   */
  private static final int HOURS_TO_NEXT_DAY = 11;

  static SeenEvent of(CalendarObject object, View view) {
    return new SeenEvent(object, Zones.of(object), view);
  }

  SeenEvent with(CalendarObject other) {
    return of(other, view);
  }

  /** What stands for all of it. */
  Block leader() {
    return object.leader().orElseThrow();
  }

  boolean isAtLeast(Version version) {
    return view.version().atLeast(version);
  }

  /** Whether days are told as such, and changes name nothing but what changed. */
  boolean isModern() {
    return isAtLeast(Version.V16_0);
  }

  static Moment start(Block block) {
    return Moment.of(block.property("DTSTART").orElseThrow());
  }

  boolean isAllDay(Block block) {
    return start(block).isDay();
  }

  /** A time as it is told; a day as its midnight. [MS-ASCAL] R2008 */
  Instant told(Moment moment) {
    return moment.isDay() && isModern()
        ? moment.wall().toInstant(ZoneOffset.UTC)
        : zones.instant(moment);
  }

  /** What was told by a device, in the sort of time the other is of. */
  Moment heard(Instant instant, Moment like) {
    LocalDateTime wall = zones.wall(instant, like);
    return like.isDay() ? Moment.day(day(instant, zones.rules(like))) : like.at(wall);
  }

  /** The day a device means by a moment. */
  LocalDate day(Instant instant, ZoneRules rules) {
    if (isModern()) {
      return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant))
        .plusHours(HOURS_TO_NEXT_DAY)
        .toLocalDate();
  }

  /** The address of an organiser or attendee, without scheme, lower case. */
  static String address(Property person) {
    String uri = person.value().strip();
    boolean mail = uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    return (mail ? uri.substring(MAILTO.length()) : uri).strip().toLowerCase(Locale.ROOT);
  }

  Optional<Property> organiser(Block block) {
    return block.property("ORGANIZER");
  }

  /** Whether somebody is asked to come. */
  boolean isMeeting(Block block) {
    return block.has("ATTENDEE");
  }

  /** Whether the meeting is the user's own, or nobody's. */
  boolean isOwn(Block block) {
    return organiser(block).map(one -> isSelf(address(one))).orElse(true);
  }

  boolean isSelf(String address) {
    return view.self().addresses().contains(address);
  }

  /** The user among those who are asked. */
  Optional<Property> own(Block block) {
    return block.all("ATTENDEE").stream().filter(one -> isSelf(address(one))).findFirst();
  }
}
