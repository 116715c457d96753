package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Trait;
import com.mailfence.core.item.Item;
import java.util.List;
import java.util.Set;

/**
 * What others are shown of an object its owner calls private: that the time is taken, and nothing
 * else of any occurrence. // CA11, RFC 5545 s3.8.1.3
 */
public final class Discretion {
  private static final Set<String> SHOWN =
      Set.of(
          "UID",
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DUE",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "RECURRENCE-ID",
          "SEQUENCE",
          "STATUS",
          "TRANSP",
          "CLASS");

  private Discretion() {}

  /** Whether any occurrence of it is private. */
  public static boolean hides(Item item) {
    return item.facets() instanceof EventFacets facets
        && (facets.is(Trait.PRIVATE) || facets.is(Trait.CONFIDENTIAL));
  }

  /** What of it may be shown. */
  public static CalendarObject shown(CalendarObject object) {
    return object.mapped(Discretion::shown);
  }

  private static Block shown(Block subject) {
    return subject
        .without(property -> !SHOWN.contains(property.name()))
        .plus(Property.text("SUMMARY", "Busy"))
        .holding(List.of());
  }
}
