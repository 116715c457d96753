package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a message of scheduling a list of mails shows: when, where, whose, how often, and what is
 * asked; of all who are asked only one, and no words. Small enough to be kept in a row.
 */
public final class Gist {
  /** Characters; one that is longer is none. */
  private static final int LONGEST = 16_000;

  private static final Set<String> KEPT =
      Set.of(
          "UID",
          "DTSTAMP",
          "DTSTART",
          "DTEND",
          "DURATION",
          "LOCATION",
          "GEO",
          "ORGANIZER",
          "RECURRENCE-ID",
          "RRULE",
          "RDATE",
          "CLASS",
          "TRANSP",
          "STATUS",
          "SEQUENCE",
          "X-MICROSOFT-CDO-BUSYSTATUS",
          "X-MICROSOFT-CDO-INTENDEDSTATUS",
          "X-MICROSOFT-DISALLOW-COUNTER",
          "X-MS-OLK-ORIGINALSTART",
          "X-MS-OLK-ORIGINALEND");

  private Gist() {}

  /**
   * The gist as text.
   *
   * @param method of the message; what its mail says, where it says none itself
   * @return empty if it is of no event, or too long all the same
   */
  public static String of(CalendarObject message, String method) {
    Optional<Block> event = message.leader().filter(one -> one.is("VEVENT"));
    if (event.isEmpty()) {
      return "";
    }
    List<Block> blocks = new ArrayList<>();
    zone(message, event.get()).ifPresent(blocks::add);
    blocks.add(brief(event.get()));
    var gist = CalendarObject.of(blocks).with(Property.of("METHOD", method));
    String text = new String(gist.bytes(), UTF_8);
    return text.length() > LONGEST ? "" : text;
  }

  /**
   * Reads one.
   *
   * @throws BadCalendar if it is none
   */
  public static CalendarObject read(String text) {
    return CalendarObject.parse(text.getBytes(UTF_8));
  }

  private static Optional<Block> zone(CalendarObject message, Block event) {
    @Nullable String tzid =
        event.property("DTSTART").flatMap(start -> start.parameter("TZID")).orElse(null);
    return message.zones().stream().filter(one -> one.text("TZID").equals(tzid)).findFirst();
  }

  private static Block brief(Block event) {
    List<Property> kept = new ArrayList<>();
    event.properties().stream().filter(one -> KEPT.contains(one.name())).forEach(kept::add);
    attendee(event).ifPresent(kept::add);
    return new Block(event.name(), kept, alarm(event).map(List::of).orElse(List.of()));
  }

  /** One who is to answer, or the one who does. */
  private static Optional<Property> attendee(Block event) {
    List<Property> all = event.all("ATTENDEE");
    return all.stream()
        .filter(one -> one.parameter("RSVP").filter("TRUE"::equalsIgnoreCase).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static Optional<Block> alarm(Block event) {
    return event.blocks("VALARM").stream()
        .filter(one -> one.has("TRIGGER"))
        .findFirst()
        .map(one -> one.without(p -> !Set.of("ACTION", "TRIGGER").contains(p.name())))
        .map(one -> one.holding(List.of()));
  }
}
