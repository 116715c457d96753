package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wbxml.XmlNotation.Style;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Occurrences that are other than their series, or gone. [MS-ASCAL] section 2.2.2.21 */
final class EventExceptions {
  /** [MS-ASCAL] R24311 */
  static final int MOST = 256;

  private static final String CALENDAR = EventFields.CALENDAR;

  /** In the order of the paper. [MS-ASCAL] R245 to R26014 */
  private static final List<String> ORDER =
      List.of(
          "Subject",
          "StartTime",
          "EndTime",
          "Body",
          "Location",
          "Categories",
          "Sensitivity",
          "BusyStatus",
          "AllDayEvent",
          "Reminder",
          "DtStamp",
          "InstanceId",
          "MeetingStatus",
          "Attendees",
          "AppointmentReplyTime",
          "ResponseType",
          "OnlineMeetingConfLink",
          "OnlineMeetingExternalLink");

  private final SeenEvent seen;
  private final Block master;
  private final Map<String, Element> usual;
  private final EventBody usualBody;
  private long bytes;

  EventExceptions(SeenEvent seen, Block master) {
    this.seen = seen;
    this.master = master;
    this.usual = EventLooks.of(seen, master);
    this.usualBody = new EventBody(master, seen.view());
  }

  long bytes() {
    return bytes;
  }

  /** All of them by when they would have been; of too many the last. Empty if there are none. */
  Optional<Element> show() throws IOException {
    NavigableMap<Instant, Optional<Block>> all = new TreeMap<>();
    deleted(seen, master).forEach(id -> all.put(seen.told(id), Optional.empty()));
    for (Block override : overrides()) {
      Moment id = seriesId(seen, master, override);
      all.put(seen.told(id), Optional.of(override));
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    ElementBuilder list = Element.grow(CALENDAR, "Exceptions");
    for (Map.Entry<Instant, Optional<Block>> one : last(all).entrySet()) {
      list.with(exception(one.getKey(), one.getValue().orElse(null)));
    }
    return Optional.of(list.build());
  }

  private static <T> NavigableMap<Instant, T> last(NavigableMap<Instant, T> all) {
    NavigableMap<Instant, T> kept = new TreeMap<>(all);
    while (kept.size() > MOST) {
      kept.pollFirstEntry();
    }
    return kept;
  }

  private Element exception(Instant id, @org.jspecify.annotations.Nullable Block override)
      throws IOException {
    ElementBuilder out = Element.grow(CALENDAR, "Exception");
    if (override == null) {
      out.flag("Deleted", true); // [MS-ASCAL] R210
    }
    if (!seen.isModern()) {
      out.compactTime(CALENDAR, "ExceptionStartTime", id); // [MS-ASCAL] R2106
    }
    Map<String, Element> looks = override == null ? usual : EventLooks.of(seen, override);
    for (String name : ORDER) {
      if (name.equals("InstanceId")) {
        out.compactTime("AirSyncBase", name, seen.isModern() ? id : null); // [MS-ASCAL] R2098
      } else if (override != null && name.equals("Body")) {
        body(out, override);
      } else if (override != null && EventLooks.isOfException(seen, name)) {
        differing(out, name, looks.get(name));
      }
    }
    return out.build();
  }

  /** What is as in the series is left out; what the series alone has is empty. [MS-ASCAL] R539 */
  private void differing(
      ElementBuilder out, String name, @org.jspecify.annotations.Nullable Element own) {
    Element series = usual.get(name);
    boolean time = name.equals("StartTime") || name.equals("EndTime");
    if (own == null && series != null) {
      out.empty(series.namespace(), name);
    } else if (own != null && (time || series == null || !text(own).equals(text(series)))) {
      out.with(own);
    }
  }

  private void body(ElementBuilder out, Block override) throws IOException {
    var body = new EventBody(override, seen.view());
    if (body.says(usualBody)) {
      return;
    }
    Optional<Element> written = body.write(Outlet.INLINE);
    out.with(written.orElseGet(() -> Element.grow("AirSyncBase", "Body").build()));
    bytes += body.bytes();
  }

  private static String text(Element element) {
    return XmlNotation.show(element, Style.WHOLE);
  }

  /** What stands for single occurrences; what stands for all later ones, for each of them. */
  private List<Block> overrides() {
    List<Block> all = new ArrayList<>();
    for (Block override : seen.object().overrides()) {
      all.add(override);
      if (isOnwards(override)) {
        all.addAll(onwards(override));
      }
    }
    return all;
  }

  static boolean isOnwards(Block override) {
    return override
        .property("RECURRENCE-ID")
        .flatMap(id -> id.parameter("RANGE"))
        .filter("THISANDFUTURE"::equalsIgnoreCase)
        .isPresent();
  }

  private List<Block> onwards(Block override) {
    Instant from = seen.zones().instant(seriesId(seen, master, override));
    Instant until = from.plus(366L * 50, ChronoUnit.DAYS);
    Recurrence recurrence = Recurrence.of(seen.object(), seen.zones());
    List<Block> later = new ArrayList<>();
    for (Occurrence one : recurrence.between(from.plusSeconds(1), until, MOST)) {
      Moment id = one.id();
      boolean its = one.block().equals(override) && id != null;
      if (its && seen.zones().instant(Objects.requireNonNull(id)).isAfter(from)) {
        later.add(moved(override, one));
      }
    }
    return later;
  }

  private Block moved(Block override, Occurrence to) {
    Moment end =
        to.start().isDay()
            ? Moment.day(java.time.LocalDate.ofInstant(to.until(), java.time.ZoneOffset.UTC))
            : to.start().at(seen.zones().wall(to.until(), to.start()));
    return override
        .without("DURATION")
        .with(to.start().as("DTSTART"))
        .with(end.as("DTEND"))
        .with(Objects.requireNonNull(to.id()).as("RECURRENCE-ID"));
  }

  /** Which occurrence something stands for, in the sort of time the series has. */
  static Moment seriesId(SeenEvent seen, Block master, Block override) {
    Moment id = Moment.of(override.property("RECURRENCE-ID").orElseThrow());
    return inSeries(seen, master, id);
  }

  private static Moment inSeries(SeenEvent seen, Block master, Moment id) {
    Moment start = SeenEvent.start(master);
    if (start.isDay()) {
      return Moment.day(id.wall().toLocalDate());
    }
    if (id.isDay()) {
      return start.at(id.wall().toLocalDate().atTime(start.wall().toLocalTime()));
    }
    return id.form() == Moment.Form.FLOATING
        ? start.at(id.wall())
        : start.at(wall(seen, id, start));
  }

  private static java.time.LocalDateTime wall(SeenEvent seen, Moment id, Moment like) {
    return seen.zones().wall(seen.zones().instant(id), like);
  }

  /** Occurrences that are gone, in the sort of time the series has. */
  static List<Moment> deleted(SeenEvent seen, Block master) {
    List<Moment> all = new ArrayList<>();
    for (Property property : master.all("EXDATE")) {
      String tzid = property.parameter("TZID").orElse(null);
      for (String value : property.value().split(",")) {
        all.add(inSeries(seen, master, Moment.of(value, tzid)));
      }
    }
    return all;
  }
}
