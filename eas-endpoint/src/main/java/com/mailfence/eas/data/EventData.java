package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.engine.calendar.Calendars;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event as devices see it. [MS-ASCAL] section 2.2.2 */
public final class EventData implements ItemData {
  /** In the order of the paper. [MS-ASCAL] R557 */
  private static final List<String> ORDER =
      List.of(
          "Timezone",
          "AllDayEvent",
          "Body",
          "BusyStatus",
          "OrganizerName",
          "OrganizerEmail",
          "DtStamp",
          "EndTime",
          "Location",
          "Reminder",
          "Sensitivity",
          "Subject",
          "StartTime",
          "UID",
          "MeetingStatus",
          "Attendees",
          "Categories",
          "Recurrence",
          "Exceptions",
          "ResponseRequested",
          "AppointmentReplyTime",
          "ResponseType",
          "DisallowNewTimeProposal",
          "NativeBodyType",
          "OnlineMeetingConfLink",
          "OnlineMeetingExternalLink");

  private final Blobs blobs;
  private final Clock clock;

  public EventData(Blobs blobs, Clock clock) {
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * The object of an item.
   *
   * @throws Refusal.Malformed if it cannot be read
   */
  public CalendarObject object(Item item) {
    try {
      return Calendars.read(blobs, item);
    } catch (BadCalendar e) {
      throw unreadable(e);
    }
  }

  private static Refusal unreadable(BadCalendar fault) {
    return new Refusal.Malformed(String.valueOf(fault.getMessage()), "calendar object");
  }

  /** Whether the one who looks is its organiser, or nobody is. */
  public static boolean isOwn(CalendarObject object, View view) {
    var seen = SeenEvent.of(object, view);
    return seen.isOwn(seen.leader());
  }

  @Override
  public long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException {
    try {
      SeenEvent seen = SeenEvent.of(object(item), view);
      long bytes = fill(out, seen, outlet);
      out.with(seen.isModern() ? EventFiles.show(item, seen.leader()) : null);
      return bytes;
    } catch (BadCalendar e) {
      throw unreadable(e);
    }
  }

  /** A file of an event, as it was named to devices; empty if there is none of that name. */
  public Optional<StoredFile> file(Item item, String name) {
    return object(item).leader().flatMap(leader -> EventFiles.file(leader, name));
  }

  /**
   * What a device is told of the files it added to an event.
   *
   * @return null if it added none
   */
  public static @Nullable Element addedFiles(Item item, Element written) {
    return EventFiles.told(item, written);
  }

  /** An event has no marks that devices know. */
  @Override
  public boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version) {
    return false;
  }

  long fill(ElementBuilder out, SeenEvent seen, Outlet outlet) throws IOException {
    Block leader = seen.leader();
    Map<String, Element> all = EventLooks.of(seen, leader);
    var body = new EventBody(leader, seen.view());
    body.write(outlet).ifPresent(one -> all.put("Body", one));
    var more = Element.grow("AirSync", "ApplicationData");
    zone(seen, leader).ifPresent(zone -> more.text(EventFields.CALENDAR, "Timezone", zone));
    more.text(EventFields.CALENDAR, "UID", seen.object().uid());
    if (!body.isEmpty()) {
      more.number("AirSyncBase", "NativeBodyType", body.nativeType());
    }
    more.build().children().forEach(one -> all.put(one.name(), one));
    long bytes = body.bytes() + recurrence(seen, leader, all);
    ORDER.forEach(name -> out.with(all.get(name)));
    return bytes;
  }

  private static long recurrence(SeenEvent seen, Block leader, Map<String, Element> all)
      throws IOException {
    Optional<RecurrencePattern> pattern = seen.object().master().flatMap(RecurrencePattern::of);
    if (pattern.isEmpty()) {
      return 0; // and no exceptions: to devices a list without a pattern means nothing
    }
    all.put("Recurrence", pattern.get().write(seen, leader));
    var exceptions = new EventExceptions(seen, leader);
    exceptions.show().ifPresent(list -> all.put("Exceptions", list));
    return exceptions.bytes();
  }

  /** Empty for a day that is told as such. [MS-ASCAL] R2006 */
  private Optional<String> zone(SeenEvent seen, Block leader) {
    Moment start = SeenEvent.start(leader);
    return seen.isModern() && start.isDay()
        ? Optional.empty()
        : Optional.of(WireZone.write(EventTimes.zone(seen, start, year(seen, leader))));
  }

  /** A series goes by what its clocks do now, not by what they did when it began. */
  int year(SeenEvent seen, Block leader) {
    int begins = SeenEvent.start(leader).wall().getYear();
    int now = clock.instant().atOffset(ZoneOffset.UTC).getYear();
    return leader.has("RRULE") || leader.has("RDATE") ? Math.max(begins, now) : begins;
  }
}
