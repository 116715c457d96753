package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Rule;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Component;
import com.mailfence.engine.resource.Clause;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at what a client wants to store, before anything is stored. // RFC 4791 s4.1, s5.3.2.1 */
final class Vetting {
  /** The longest UID that is a key of an item. */
  private static final int LONGEST_UID = 255;

  private static final Set<String> MOMENTS = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID");
  private static final Set<String> DATES = Set.of("RDATE", "EXDATE");

  private final CalendarRules rules;

  Vetting(CalendarRules rules) {
    this.rules = rules;
  }

  /**
   * Reads bytes that are to be stored.
   *
   * @throws Refusal.TooLarge beyond the limit
   * @throws Refusal.Malformed with its clause
   */
  CalendarObject read(byte[] bytes) {
    if (bytes.length > rules.bytes()) {
      throw new Refusal.TooLarge("calendar object", rules.bytes());
    }
    try {
      CalendarObject object = CalendarObject.parse(bytes);
      check(object);
      return object;
    } catch (BadCalendar e) {
      throw Clause.DATA.refusal(String.valueOf(e.getMessage()));
    }
  }

  /** Bytes an object may have. */
  int bytes() {
    return (int) rules.bytes();
  }

  /** What the object describes. */
  static Component component(CalendarObject object) {
    return switch (object.subjects().get(0).name()) {
      case "VEVENT" -> Component.EVENT;
      case "VTODO" -> Component.TODO;
      default -> Component.JOURNAL;
    };
  }

  private void check(CalendarObject object) {
    String version = object.calendar().text("VERSION");
    refuse(!version.isEmpty() && !version.equals("2.0"), Clause.DATA, "another version");
    refuse(object.calendar().has("METHOD"), Clause.OBJECT, "a message, not an object");
    List<Block> subjects = object.subjects();
    boolean other =
        object.calendar().blocks().stream()
            .anyMatch(b -> Set.of("VFREEBUSY", "VAVAILABILITY", "VPOLL").contains(b.name()));
    refuse(other, Clause.COMPONENT, "nothing a calendar holds");
    refuse(subjects.isEmpty(), Clause.OBJECT, "nothing in it");
    refuse(
        subjects.stream().map(Block::name).distinct().count() > 1, Clause.OBJECT, "several kinds");
    checkNames(object);
    var zones = Zones.of(object);
    subjects.forEach(subject -> check(subject, zones));
    long attendees = subjects.stream().mapToLong(s -> s.all("ATTENDEE").size()).sum();
    refuse(attendees > rules.attendees(), Clause.ATTENDEES, "too many attendees");
  }

  private static void checkNames(CalendarObject object) {
    Set<String> occurrences = new HashSet<>();
    for (Block subject : object.subjects()) {
      String uid = subject.text("UID").strip();
      refuse(uid.isEmpty() || uid.length() > LONGEST_UID, Clause.OBJECT, "no UID, or a long one");
      refuse(!uid.equals(object.uid()), Clause.OBJECT, "several UIDs");
      String id = subject.property("RECURRENCE-ID").map(Property::value).orElse("");
      refuse(!occurrences.add(id.strip()), Clause.OBJECT, "an occurrence told twice");
    }
  }

  private void check(Block subject, Zones zones) {
    int dates = 0;
    for (Property property : subject.properties()) {
      if (MOMENTS.contains(property.name())) {
        check(zones.instant(Moment.of(property)));
      } else if (DATES.contains(property.name())) {
        dates += property.value().split(",").length;
        check(property, zones);
      } else if (property.is("DURATION")) {
        Length.of(property.value());
      } else if (property.is("RRULE")) {
        check(Rule.of(property.value()));
      }
    }
    refuse(dates > rules.instances(), Clause.INSTANCES, "too many dates");
    refuse(
        subject.is("VEVENT") && !subject.has("DTSTART"), Clause.DATA, "an event without a start");
  }

  /** Every date of a list; of a period, its beginning. */
  private void check(Property list, Zones zones) {
    String tzid = list.parameter("TZID").orElse(null);
    for (String value : list.value().split(",")) {
      int slash = value.indexOf('/');
      check(zones.instant(Moment.of(slash < 0 ? value : value.substring(0, slash), tzid)));
    }
  }

  private void check(Instant time) {
    refuse(time.isBefore(rules.earliest()), Clause.EARLIEST, "before " + rules.earliest());
    refuse(time.isAfter(rules.latest()), Clause.LATEST, "after " + rules.latest());
  }

  // CA01
  private void check(Rule rule) {
    boolean often =
        rule.frequency() == Rule.Frequency.SECONDLY || rule.frequency() == Rule.Frequency.MINUTELY;
    refuse(often, Clause.INSTANCES, "more often than hourly");
    boolean many = rule.count().orElse(0) > rules.instances();
    refuse(many, Clause.INSTANCES, "more than " + rules.instances() + " occurrences");
  }

  private static void refuse(boolean wrong, Clause clause, String what) {
    if (wrong) {
      throw clause.refusal(what);
    }
  }
}
