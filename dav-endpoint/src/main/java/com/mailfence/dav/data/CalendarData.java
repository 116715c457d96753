package com.mailfence.dav.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Period;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A calendar object as the element calendar-data asks for it. RFC 4791 s9.6
 *
 * @param asked null if the whole object is asked for
 */
public record CalendarData(@Nullable Element asked) {
  private static final Name COMP = Name.caldav("comp");
  private static final Name EXPAND = Name.caldav("expand");
  private static final Name LIMIT = Name.caldav("limit-recurrence-set");
  private static final Name PROP = Name.caldav("prop");
  private static final Name ALL_PROP = Name.caldav("allprop");
  private static final Name ALL_COMP = Name.caldav("allcomp");

  /** Occurrences written of one object. // CA01 */
  private static final int MOST = 1_000;

  /** What says that a block stands for a whole series. */
  private static final Set<String> SERIES = Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");

  private static final Set<String> TIMES = Set.of("DTSTART", "DTEND", "DUE", "RECURRENCE-ID");

  /**
   * Reads the element.
   *
   * @throws Unmet for a type or version that is not written, or a range that is none
   */
  public static CalendarData read(Element element) {
    String type = element.attribute("content-type").orElse("text/calendar");
    String version = element.attribute("version").orElse("2.0");
    if (!type.equalsIgnoreCase("text/calendar") || !version.equals("2.0")) {
      throw new Unmet(Condition.CALENDAR_DATA_SUPPORTED);
    }
    element.child(EXPAND).ifPresent(TimeRange::whole);
    element.child(LIMIT).ifPresent(TimeRange::whole);
    return new CalendarData(element.elements().isEmpty() ? null : element);
  }

  /** The text, made of what is stored. */
  public String text(byte[] stored, ZoneId floating) {
    if (asked == null) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    CalendarObject object;
    try {
      object = CalendarObject.parse(stored);
    } catch (BadCalendar bad) {
      return new String(stored, StandardCharsets.UTF_8);
    }
    Zones zones = Zones.of(object, floating);
    Optional<Element> expand = asked.child(EXPAND);
    Optional<Element> limit = asked.child(LIMIT);
    if (expand.isPresent()) {
      object = expanded(object, zones, TimeRange.whole(expand.get()));
    } else if (limit.isPresent()) {
      object = limited(object, zones, TimeRange.whole(limit.get()));
    }
    Optional<Element> part = asked.child(COMP);
    if (part.isPresent()) {
      object = new CalendarObject(pruned(object.calendar(), part.get()));
    }
    return new String(object.bytes(), StandardCharsets.UTF_8);
  }

  /** Each occurrence by itself, its times in UTC, without a series. RFC 4791 s9.6.5 */
  private static CalendarObject expanded(CalendarObject object, Zones zones, Period period) {
    Recurrence recurrence = Recurrence.of(object, zones);
    List<Block> blocks = new ArrayList<>();
    for (Occurrence one : recurrence.between(period.from(), period.until(), MOST)) {
      blocks.add(alone(one, zones));
    }
    Block calendar = object.calendar();
    List<Block> kept = new ArrayList<>(calendar.blocks());
    kept.removeIf(block -> block.is("VTIMEZONE") || object.subjects().contains(block));
    kept.addAll(blocks);
    return new CalendarObject(calendar.holding(kept));
  }

  private static Block alone(Occurrence one, Zones zones) {
    Block block = one.block().without(property -> SERIES.contains(property.name()));
    Moment id = one.id();
    if (id != null) {
      block = block.with(universal(id, zones).as("RECURRENCE-ID"));
    }
    Moment start = universal(one.start(), zones);
    if (block.has("DTSTART")) {
      block = block.with(start.as("DTSTART"));
    }
    for (String name : List.of("DTEND", "DUE")) {
      if (block.has(name)) {
        Moment end = one.start().isDay() ? day(one, zones) : Moment.utc(one.until());
        block = block.with(end.as(name));
      }
    }
    return block.mapped(property -> times(property, zones));
  }

  /** The day after the last one of an occurrence of whole days. */
  private static Moment day(Occurrence one, Zones zones) {
    return Moment.day(zones.wall(one.until(), one.start()).toLocalDate());
  }

  private static Property times(Property property, Zones zones) {
    boolean zoned = property.parameter("TZID").isPresent() && !TIMES.contains(property.name());
    if (!zoned || property.value().contains(",") || property.value().contains("/")) {
      return property;
    }
    try {
      return universal(Moment.of(property), zones).as(property.name());
    } catch (BadCalendar bad) {
      return property;
    }
  }

  private static Moment universal(Moment moment, Zones zones) {
    return moment.form() == Moment.Form.ZONED ? Moment.utc(zones.instant(moment)) : moment;
  }

  /** The series, and of what stands for single occurrences only that of the time. s9.6.6 */
  private static CalendarObject limited(CalendarObject object, Zones zones, Period period) {
    Set<Block> wanted = new HashSet<>();
    Recurrence.of(object, zones)
        .between(period.from(), period.until(), MOST)
        .forEach(one -> wanted.add(one.block()));
    List<Block> overrides = object.overrides();
    List<Block> kept =
        object.subjects().stream()
            .filter(
                block ->
                    !overrides.contains(block)
                        || wanted.contains(block)
                        || displaced(block, zones, period))
            .toList();
    return object.about(kept);
  }

  /** Whether the occurrence it stands for would have been in the time. */
  private static boolean displaced(Block block, Zones zones, Period period) {
    return block
        .property("RECURRENCE-ID")
        .map(id -> zones.instant(Moment.of(id)))
        .filter(at -> !at.isBefore(period.from()) && at.isBefore(period.until()))
        .isPresent();
  }

  /** The parts that are named. RFC 4791 s9.6.1 */
  private static Block pruned(Block block, Element comp) {
    Block kept = block;
    if (comp.child(ALL_PROP).isEmpty()) {
      List<Element> props = comp.elements(PROP);
      kept = kept.without(property -> props.stream().noneMatch(prop -> names(prop, property)));
    }
    if (comp.child(ALL_COMP).isPresent()) {
      return kept;
    }
    List<Element> comps = comp.elements(COMP);
    List<Block> inner = new ArrayList<>();
    for (Block child : block.blocks()) {
      comps.stream()
          .filter(each -> child.is(each.attribute("name").orElse("")))
          .findFirst()
          .ifPresent(each -> inner.add(pruned(child, each)));
    }
    return kept.holding(inner);
  }

  private static boolean names(Element prop, Property property) {
    return property.is(prop.attribute("name").orElse(""));
  }
}
