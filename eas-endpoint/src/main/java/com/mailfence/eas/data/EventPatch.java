package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.eas.wire.Supported;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a device writes of an event, as changes to the object that is stored: what it says
 * differently from what it was shown, and nothing else. What an object holds beyond that stays.
 */
public final class EventPatch {
  private static final String CALENDAR = EventFields.CALENDAR;

  /** Left out they mean nothing, whatever a device manages. [MS-ASCMD] R876, R878 */
  private static final Set<String> STAYING = Set.of("Exceptions", "Body", "UID");

  private final Element data;
  private final Supported supported;
  private final View view;
  private final Instant now;

  /**
   * @param data what the device wrote
   * @param supported what it manages
   * @param view how it sees events
   * @param now when it is written
   */
  public EventPatch(Element data, Supported supported, View view, Instant now) {
    this.data = data;
    this.supported = supported;
    this.view = view;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * An object after the patch.
   *
   * @param changed whether it is another one than before
   * @param strange whether the device will see it otherwise than it wrote it
   */
  public record Patched(CalendarObject object, boolean changed, boolean strange) {}

  /** The device's own name for what it made; empty if it gave none. */
  public static String name(Element data, View view) {
    boolean modern = view.version().atLeast(com.mailfence.eas.request.Version.V16_0);
    return data.text(CALENDAR, modern ? "ClientUid" : "UID").orElse("").strip();
  }

  /**
   * The object a device made.
   *
   * @throws Refusal.Malformed if it makes no sense
   */
  public Patched fresh(String uid) {
    return judged(() -> made(uid));
  }

  /**
   * The object a device changed.
   *
   * @throws Refusal.Malformed if it makes no sense
   */
  public Patched on(CalendarObject before) {
    return judged(() -> changed(before));
  }

  /**
   * The object of which a device changed one occurrence. [MS-ASCAL] R2113
   *
   * @throws Refusal.NotFound if there is no such occurrence
   * @throws Refusal.Malformed if it makes no sense
   */
  public Patched occurrence(CalendarObject before, Instant named) {
    return judged(() -> one(SeenEvent.of(before, view), named));
  }

  /**
   * The object without one occurrence.
   *
   * @throws Refusal.NotFound if there is no such occurrence
   */
  public static CalendarObject without(CalendarObject before, Instant named, View view) {
    var seen = SeenEvent.of(before, view);
    Block master = master(seen);
    Moment id =
        SeriesPatch.occurrence(seen, master, named)
            .orElseThrow(() -> new Refusal.NotFound("occurrence " + named));
    return SeriesPatch.without(seen, master, id);
  }

  /**
   * The occurrence a device names by when it begins.
   *
   * @throws Refusal.NotFound if there is no such occurrence
   */
  public static Moment named(CalendarObject object, Instant instance, View view) {
    var seen = SeenEvent.of(object, view);
    return SeriesPatch.occurrence(seen, master(seen), instance)
        .orElseThrow(() -> new Refusal.NotFound("occurrence " + instance));
  }

  /** Whether there is more than one occurrence to name. */
  public static boolean recurs(CalendarObject object) {
    return object.master().filter(one -> one.has("RRULE") || one.has("RDATE")).isPresent();
  }

  private static Block master(SeenEvent seen) {
    return seen.object().master().orElseThrow(() -> new Refusal.NotFound("a series"));
  }

  private static <T> T judged(Supplier<T> work) {
    try {
      return work.get();
    } catch (BadCalendar e) {
      throw new Refusal.Malformed(String.valueOf(e.getMessage()), "ApplicationData");
    }
  }

  private Patched made(String uid) {
    Block empty =
        Block.of(
            "VEVENT",
            List.of(
                Property.text("UID", uid),
                Moment.utc(now).as("DTSTAMP"),
                Moment.utc(now).as("CREATED"),
                Moment.utc(now).as("DTSTART")));
    var seen = SeenEvent.of(CalendarObject.of(List.of(empty)), view);
    var timing = new EventTimesPatch(seen, data, year(now));
    EventTimes times = timing.fresh(now);
    Block timed = empty.with(times.start().as("DTSTART")).plus(times.end().as("DTEND"));
    SeenEvent placed = seen.with(zoned(CalendarObject.of(List.of(timed)), times, timing));
    Block patched = organised(new BlockPatch(placed, data, new Whole()).on(timed));
    Optional<Element> pattern = recurrence().filter(one -> !one.isEmpty());
    Block recurring =
        pattern.map(said -> SeriesPatch.recurring(placed, patched, said)).orElse(patched);
    CalendarObject object = exceptions(placed.with(placed.object().replacing(timed, recurring)));
    return new Patched(object, true, !timing.isSaid());
  }

  /** Up to 14.1 devices say who asks. [MS-ASCAL] R2168 */
  private Block organised(Block block) {
    String address = data.text(CALENDAR, "OrganizerEmail").orElse("").strip();
    boolean modern = SeenEvent.of(CalendarObject.of(List.of(block)), view).isModern();
    if (modern || !address.contains("@") || !block.has("ATTENDEE")) {
      return block;
    }
    Property organiser = Property.of("ORGANIZER", "mailto:" + address);
    String name = data.text(CALENDAR, "OrganizerName").orElse("").strip();
    return block.with(name.isEmpty() ? organiser : organiser.with("CN", name));
  }

  private Patched changed(CalendarObject before) {
    var seen = SeenEvent.of(before, view);
    Block leader = seen.leader();
    boolean series = leader.has("RRULE") || leader.has("RDATE");
    int year =
        series
            ? Math.max(year(now), SeenEvent.start(leader).wall().getYear())
            : SeenEvent.start(leader).wall().getYear();
    var timing = new EventTimesPatch(seen, data, year);
    EventTimes old = EventTimes.of(seen, leader);
    EventTimes times = timing.on(old);
    Block timed = times.on(leader, old);
    SeenEvent placed = seen.with(zoned(before.replacing(leader, timed), times, timing));
    Block patched = new BlockPatch(placed, data, new Whole()).on(timed);
    Block recurring = recurring(placed, patched);
    CalendarObject object = placed.object().replacing(timed, recurring);
    boolean moved = !times.equals(old);
    boolean other = !rules(recurring).equals(rules(leader));
    if (series && (moved || other)) {
      object =
          seen.isModern() || !recurring.has("RRULE")
              ? SeriesPatch.plain(object)
              : SeriesPatch.realigned(seen, seen.with(object));
    }
    object = exceptions(seen.with(object));
    boolean changed = !object.equals(before);
    return new Patched(changed ? stamped(object, before, moved) : before, changed, false);
  }

  private static List<Property> rules(Block block) {
    return block.properties().stream().filter(one -> one.is("RRULE") || one.is("RDATE")).toList();
  }

  private Block recurring(SeenEvent seen, Block block) {
    Optional<Element> said = recurrence();
    if (said.isPresent()) {
      return said.get().isEmpty()
          ? SeriesPatch.single(block) // [MS-ASCAL] R2180002
          : SeriesPatch.recurring(seen, block, said.get());
    }
    boolean shown = RecurrencePattern.of(block).isPresent();
    boolean gone = shown && !new Whole().keeps(EventField.calendar("Recurrence"));
    return gone ? SeriesPatch.single(block) : block;
  }

  private Optional<Element> recurrence() {
    return data.child(CALENDAR, "Recurrence");
  }

  /** Devices of 16.0 and later change occurrences one by one. [MS-ASCAL] R2112 */
  private CalendarObject exceptions(SeenEvent start) {
    Optional<Element> list = data.child(CALENDAR, "Exceptions");
    CalendarObject object = start.object();
    if (list.isEmpty() || start.isModern()) {
      return object;
    }
    List<Element> all = list.get().children(CALENDAR, "Exception");
    if (all.size() > EventExceptions.MOST) {
      throw EventFields.wrong("Exceptions"); // [MS-ASCAL] R243
    }
    for (Element one : all) {
      object = exception(start.with(object), one);
    }
    return object;
  }

  private CalendarObject exception(SeenEvent seen, Element said) {
    Instant named = said.need(CALENDAR, "ExceptionStartTime").time();
    Optional<Block> master = seen.object().master().filter(one -> one.has("RRULE"));
    Optional<Moment> id = master.flatMap(one -> SeriesPatch.occurrence(seen, one, named));
    if (id.isEmpty()) {
      return seen.object(); // of an occurrence that is not, nothing can be other
    }
    if (said.flag(CALENDAR, "Deleted", false)) {
      return SeriesPatch.without(seen, master.get(), id.get());
    }
    return other(seen, said, id.get(), new Inherited(seen, master.get(), said));
  }

  private Patched one(SeenEvent seen, Instant named) {
    Block master = master(seen);
    Moment id =
        SeriesPatch.occurrence(seen, master, named)
            .orElseThrow(() -> new Refusal.NotFound("occurrence " + named));
    CalendarObject object = other(seen, data, id, new Whole());
    boolean changed = !object.equals(seen.object());
    return new Patched(object, changed, false);
  }

  /** The object with one occurrence that is other. */
  private CalendarObject other(
      SeenEvent seen, Element said, Moment id, BlockPatch.Absence absence) {
    Block master = master(seen);
    Block override = SeriesPatch.override(seen, master, id);
    EventTimes old = EventTimes.of(seen, override);
    var timing = new EventTimesPatch(seen, said, id.wall().getYear());
    EventTimes times =
        absence instanceof Inherited inherited ? inherited.times(timing, old, id) : timing.on(old);
    Block now = new BlockPatch(seen, said, absence).on(times.on(override, old));
    boolean same = now.equals(override) && SeriesPatch.existing(seen, master, id).isPresent();
    if (same) {
      return seen.object();
    }
    Block stamped = now.with(Moment.utc(this.now).as("DTSTAMP"));
    return zoned(SeriesPatch.with(seen, master, id, stamped), times, timing);
  }

  /** The object with a description of the zone it says. */
  private static CalendarObject zoned(
      CalendarObject object, EventTimes times, EventTimesPatch timing) {
    Moment start = times.start();
    String tzid = start.tzid();
    if (tzid == null || object.zones().stream().anyMatch(one -> one.text("TZID").equals(tzid))) {
      return object;
    }
    @Nullable Block own = timing.described();
    Block zone =
        own != null
            ? own
            : Zones.describe(
                Zones.named(tzid).orElse(ZoneOffset.UTC),
                start.wall().minusYears(1).toInstant(ZoneOffset.UTC));
    List<Block> all = new java.util.ArrayList<>(object.calendar().blocks());
    all.add(0, zone);
    return new CalendarObject(object.calendar().holding(all));
  }

  /** When it was changed, and, for those who are asked, that it is another time. RFC 5545 s3.8.7 */
  private CalendarObject stamped(CalendarObject object, CalendarObject before, boolean moved) {
    Block leader = object.leader().orElseThrow();
    Property stamp = Moment.utc(now).as("DTSTAMP");
    Block stamped = leader.with(stamp);
    if (leader.has("LAST-MODIFIED")) {
      stamped = stamped.with(Moment.utc(now).as("LAST-MODIFIED"));
    }
    var seen = SeenEvent.of(before, view);
    if (moved && leader.has("ATTENDEE") && seen.isOwn(leader)) {
      stamped = stamped.with(Property.of("SEQUENCE", String.valueOf(sequence(leader) + 1)));
    }
    return object.replacing(leader, stamped);
  }

  private static int sequence(Block block) {
    String digits = block.text("SEQUENCE").strip();
    return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
  }

  private static int year(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).getYear();
  }

  /** What a device leaves out of an event as a whole. */
  private final class Whole implements BlockPatch.Absence {
    @Override
    public String value(EventField field, String shown) {
      return field.stays() || keeps(field.tag()) ? shown : "";
    }

    /** [MS-ASCAL] R2231, [MS-ASCMD] R5911 */
    @Override
    public boolean keeps(Tag tag) {
      return view.version().atLeast(com.mailfence.eas.request.Version.V16_0)
          || STAYING.contains(tag.name())
          || supported.isGhosted(tag);
    }
  }

  /** What a device leaves out of an exception is as in the series. [MS-ASCAL] R82, R298 */
  private record Inherited(SeenEvent seen, Block master, Element said)
      implements BlockPatch.Absence {
    @Override
    public String value(EventField field, String shown) {
      return field.shown(seen, master);
    }

    @Override
    public boolean keeps(Tag tag) {
      return true;
    }

    EventTimes times(EventTimesPatch timing, EventTimes old, Moment id) {
      boolean silent = !said.has(CALENDAR, "StartTime") && !said.has(CALENDAR, "EndTime");
      if (!silent) {
        return timing.on(old);
      }
      EventTimes series = EventTimes.of(seen, master);
      Moment end = SeriesPatch.end(seen, series, id);
      return new EventTimes(id, end);
    }
  }
}
