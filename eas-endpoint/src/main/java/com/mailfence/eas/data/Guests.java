package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is asked to come. [MS-ASCAL] section 2.2.2.4 */
final class Guests {
  private static final String CALENDAR = EventFields.CALENDAR;
  private static final List<String> ANSWERS =
      List.of("", "", "TENTATIVE", "ACCEPTED", "DECLINED", "NEEDS-ACTION");

  private Guests() {}

  /** What one who is asked said so far. [MS-ASCAL] R118 */
  static int status(Property guest) {
    String word = guest.parameter("PARTSTAT").orElse("").toUpperCase(Locale.ROOT);
    return word.isEmpty() ? 0 : Math.max(0, ANSWERS.indexOf(word));
  }

  /** Who is asked, without the organiser; empty if nobody is. */
  static Optional<Element> show(SeenEvent seen, Block block) {
    List<Property> guests = guests(seen, block);
    if (guests.isEmpty()) {
      return Optional.empty();
    }
    ElementBuilder all = Element.grow(CALENDAR, "Attendees");
    for (Property guest : guests) {
      String address = SeenEvent.address(guest);
      all.with(
          Element.grow(CALENDAR, "Attendee")
              .text("Email", address)
              .text("Name", guest.parameter("CN").filter(n -> !n.isBlank()).orElse(address))
              .number("AttendeeStatus", status(guest))
              .number("AttendeeType", type(guest)));
    }
    return Optional.of(all.build());
  }

  /** The organiser is told of elsewhere: twice devices would show him twice. */
  private static List<Property> guests(SeenEvent seen, Block block) {
    String organiser = seen.organiser(block).map(SeenEvent::address).orElse("");
    Map<String, Property> each = new LinkedHashMap<>();
    for (Property one : block.all("ATTENDEE")) {
      if (!SeenEvent.address(one).equals(organiser)) {
        each.putIfAbsent(SeenEvent.address(one), one);
      }
    }
    return List.copyOf(each.values());
  }

  /** [MS-ASCAL] R123 */
  private static int type(Property guest) {
    String kind = guest.parameter("CUTYPE").orElse("").toUpperCase(Locale.ROOT);
    String role = guest.parameter("ROLE").orElse("").toUpperCase(Locale.ROOT);
    if (Set.of("RESOURCE", "ROOM").contains(kind)) {
      return 3;
    }
    return role.equals("OPT-PARTICIPANT") || role.equals("NON-PARTICIPANT") ? 2 : 1;
  }

  /**
   * The event with those asked whom a device names. Only the organiser says who is asked; his own
   * line and what devices do not understand of others stay.
   *
   * @param list null or empty for nobody
   */
  static Block with(SeenEvent seen, Block block, @org.jspecify.annotations.Nullable Element list) {
    if (!seen.isOwn(block)) {
      return block;
    }
    List<Property> shown = guests(seen, block);
    String organiser = seen.organiser(block).map(SeenEvent::address).orElse("");
    List<Property> named = new ArrayList<>();
    for (Element guest : list == null ? List.<Element>of() : attendees(list)) {
      String address = guest.need(CALENDAR, "Email").text().strip();
      String key = address.toLowerCase(Locale.ROOT);
      // A guest without an address cannot be asked; some devices send the organiser as one.
      if (key.isEmpty() || key.equals(organiser) || isNamed(named, key)) {
        continue;
      }
      Optional<Property> before =
          shown.stream().filter(one -> SeenEvent.address(one).equals(key)).findFirst();
      named.add(guest(seen, guest, before.orElseGet(() -> fresh(address))));
    }
    List<Property> now = ordered(block.all("ATTENDEE"), shown, named);
    if (now.equals(block.all("ATTENDEE"))) {
      return block;
    }
    return organised(seen, block.with("ATTENDEE", now), !named.isEmpty());
  }

  /** Each stays where it was, who is not named goes, who is new comes last. */
  private static List<Property> ordered(
      List<Property> before, List<Property> shown, List<Property> named) {
    List<Property> now = new ArrayList<>();
    List<Property> left = new ArrayList<>(named);
    for (Property old : before) {
      String address = SeenEvent.address(old);
      Optional<Property> fresh =
          left.stream().filter(one -> SeenEvent.address(one).equals(address)).findFirst();
      if (!isNamed(shown, address)) {
        now.add(old);
      } else if (fresh.isPresent()) {
        now.add(fresh.get());
        left.remove(fresh.get());
      }
    }
    now.addAll(left);
    return now;
  }

  private static List<Element> attendees(Element list) {
    return list.children(CALENDAR, "Attendee");
  }

  private static boolean isNamed(List<Property> some, String address) {
    return some.stream().anyMatch(one -> SeenEvent.address(one).equals(address));
  }

  private static Property fresh(String address) {
    return Property.of("ATTENDEE", "mailto:" + address)
        .with("CUTYPE", "INDIVIDUAL")
        .with("ROLE", "REQ-PARTICIPANT")
        .with("PARTSTAT", "NEEDS-ACTION")
        .with("RSVP", "TRUE");
  }

  private static Property guest(SeenEvent seen, Element said, Property before) {
    Property guest = before;
    String address = SeenEvent.address(before);
    String name = said.text(CALENDAR, "Name").orElse("").strip();
    String known = guest.parameter("CN").filter(n -> !n.isBlank()).orElse(address);
    if (!name.isEmpty() && !name.equals(known) && !name.equalsIgnoreCase(address)) {
      guest = guest.with("CN", name);
    }
    int type = said.integer(CALENDAR, "AttendeeType", 1, 3).orElse(type(guest));
    if (type != type(guest)) {
      guest = typed(guest, type);
    }
    int status = said.integer(CALENDAR, "AttendeeStatus", 0, 5).orElse(status(guest));
    // From 16.0 on devices do not say it. [MS-ASCAL] R2028
    boolean answer = status >= 2 && status <= 4 && !seen.isModern();
    return answer && status != status(guest) ? guest.with("PARTSTAT", ANSWERS.get(status)) : guest;
  }

  private static Property typed(Property guest, int type) {
    return switch (type) {
      case 2 -> guest.with("CUTYPE", "INDIVIDUAL").with("ROLE", "OPT-PARTICIPANT");
      case 3 -> guest.with("CUTYPE", "RESOURCE").with("ROLE", "NON-PARTICIPANT");
      default -> guest.with("CUTYPE", "INDIVIDUAL").with("ROLE", "REQ-PARTICIPANT");
    };
  }

  /** Somebody asks: whose device it is, if nobody is named. [MS-ASCAL] R2169 */
  private static Block organised(SeenEvent seen, Block block, boolean asks) {
    var self = seen.view().self();
    if (!asks || seen.organiser(block).isPresent() || self.address().isEmpty()) {
      return block;
    }
    Property organiser = Property.of("ORGANIZER", "mailto:" + self.address());
    return block.plus(self.name().isBlank() ? organiser : organiser.with("CN", self.name()));
  }
}
