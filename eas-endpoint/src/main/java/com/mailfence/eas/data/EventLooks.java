package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one component of an event looks to a device: its elements by name, all but the body. The same
 * for a series and for what stands for one of its occurrences.
 */
final class EventLooks {
  /** Categories of one event. [MS-ASCAL] R187 */
  private static final int MOST_CATEGORIES = 300;

  private static final String CALENDAR = EventFields.CALENDAR;

  private final SeenEvent seen;
  private final Block block;
  private final Map<String, Element> all = new HashMap<>();

  private EventLooks(SeenEvent seen, Block block) {
    this.seen = seen;
    this.block = block;
  }

  static Map<String, Element> of(SeenEvent seen, Block block) {
    var looks = new EventLooks(seen, block);
    looks.times();
    looks.fields();
    looks.place();
    looks.lists();
    return looks.all;
  }

  private void times() {
    EventTimes times = EventTimes.of(seen, block);
    put("AllDayEvent", times.allDay() ? "1" : "0");
    ElementBuilder both =
        Element.grow("AirSync", "ApplicationData")
            .compactTime(CALENDAR, "StartTime", seen.told(times.start()))
            .compactTime(CALENDAR, "EndTime", seen.told(times.end()));
    block
        .property("DTSTAMP")
        .map(com.mailfence.core.format.ical.Moment::of)
        .ifPresent(stamp -> both.compactTime(CALENDAR, "DtStamp", seen.zones().instant(stamp)));
    both.build().children().forEach(one -> all.put(one.name(), one));
  }

  private void fields() {
    for (EventField field : EventFields.ALL) {
      String value = field.shown(seen, block);
      if (!value.isEmpty() && seen.isAtLeast(field.since())) {
        put(field.tag().name(), value);
      }
    }
    EventFields.answers(seen, block).forEach(this::put);
  }

  /** From 16.0 on a place has parts. [MS-ASCAL] R2135 */
  private void place() {
    if (seen.isModern()) {
      all.remove("Location");
      EventPlace.show(block).ifPresent(place -> all.put("Location", place));
    }
  }

  private void lists() {
    Guests.show(seen, block).ifPresent(guests -> all.put("Attendees", guests));
    List<String> categories = categories(block);
    if (!categories.isEmpty()) {
      ElementBuilder list = Element.grow(CALENDAR, "Categories");
      categories.forEach(one -> list.text("Category", one));
      all.put("Categories", list.build());
    }
    seen.organiser(block).ifPresent(this::organiser);
  }

  private void organiser(Property organiser) {
    String address = SeenEvent.address(organiser);
    put("OrganizerEmail", address);
    put("OrganizerName", organiser.parameter("CN").filter(n -> !n.isBlank()).orElse(address));
  }

  static List<String> categories(Block block) {
    return block.all("CATEGORIES").stream()
        .flatMap(one -> one.texts().stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .limit(MOST_CATEGORIES)
        .toList();
  }

  private void put(String name, String value) {
    Optional<Element> element =
        Optional.of(Element.grow("AirSync", "ApplicationData").text(CALENDAR, name, value).build())
            .flatMap(data -> data.child(CALENDAR, name));
    element.ifPresent(one -> all.put(name, one));
  }

  /** Whether an exception of this version may say who is asked. [MS-ASCAL] R2104 */
  static boolean isOfException(SeenEvent seen, String name) {
    return switch (name) {
      case "Attendees", "AppointmentReplyTime", "ResponseType" -> seen.isAtLeast(Version.V14_0);
      default -> true;
    };
  }
}
