package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Status;
import com.mailfence.core.item.EventFacets.Trait;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What was found in a calendar object, in the words of the spine and within a row's bounds. */
final class Facts {
  private static final int TEXT = 250;

  private Facts() {}

  /**
   * @param tag of the meeting; empty if it is none
   */
  static EventFacets of(CalendarObject object, String tag) {
    Block leader = object.leader().orElseThrow();
    var extent = Recurrence.of(object, Zones.of(object)).extent();
    return new EventFacets(
        Vetting.component(object),
        extent.starts(),
        extent.ends(),
        traits(object, leader),
        line(leader.text("SUMMARY")),
        line(leader.text("LOCATION")),
        status(leader),
        line(Itip.organiser(leader)),
        Itip.sequence(leader),
        tag);
  }

  private static Set<Trait> traits(CalendarObject object, Block leader) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    List<Block> all = object.subjects();
    leader
        .property("DTSTART")
        .map(Moment::of)
        .filter(Moment::isDay)
        .ifPresent(day -> traits.add(Trait.ALL_DAY));
    add(traits, Trait.FLOATING, all.stream().anyMatch(Facts::floats));
    add(
        traits,
        Trait.RECURRING,
        all.stream().anyMatch(b -> b.has("RRULE") || b.has("RDATE") || b.has("RECURRENCE-ID")));
    add(traits, Trait.ALARMS, all.stream().anyMatch(b -> !b.blocks("VALARM").isEmpty()));
    add(traits, Trait.ATTENDEES, all.stream().anyMatch(b -> b.has("ATTENDEE")));
    add(traits, Trait.TRANSPARENT, leader.word("TRANSP").equals("TRANSPARENT"));
    add(traits, Trait.SPECIAL, all.stream().anyMatch(FreeBusy::isSpecial));
    add(traits, Trait.PRIVATE, all.stream().anyMatch(b -> b.word("CLASS").equals("PRIVATE")));
    add(
        traits,
        Trait.CONFIDENTIAL,
        all.stream().anyMatch(b -> b.word("CLASS").equals("CONFIDENTIAL")));
    return traits;
  }

  private static void add(Set<Trait> traits, Trait trait, boolean given) {
    if (given) {
      traits.add(trait);
    }
  }

  private static boolean floats(Block block) {
    return block.properties().stream()
        .filter(p -> p.is("DTSTART") || p.is("DTEND") || p.is("DUE"))
        .map(Moment::of)
        .anyMatch(Moment::floats);
  }

  private static Status status(Block leader) {
    String word = leader.property("STATUS").map(Property::value).orElse("NONE");
    String name = word.strip().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    return Arrays.stream(Status.values())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElse(Status.NONE);
  }

  /** One line within bounds. */
  private static String line(String text) {
    String flat = text.replaceAll("\\s+", " ").strip();
    if (flat.length() <= TEXT) {
      return flat;
    }
    boolean split = Character.isHighSurrogate(flat.charAt(TEXT - 1));
    return flat.substring(0, split ? TEXT - 1 : TEXT);
  }
}
