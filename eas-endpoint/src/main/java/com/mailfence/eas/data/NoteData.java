package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.store.Blobs;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.engine.calendar.Calendars;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A note as devices see it. [MS-ASNOTE] section 2.2.2 */
public final class NoteData implements ItemData {
  static final String NOTES = "Notes";
  static final String USUAL_CLASS = "IPM.StickyNote";

  /** The class a device gave it, where it is not the usual one. [MS-ASNOTE] R57 */
  static final String CLASS = "X-MAILFENCE-MESSAGE-CLASS";

  private final Blobs blobs;

  public NoteData(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public long fill(ElementBuilder out, Item item, View view, Outlet outlet) throws IOException {
    try {
      return fill(out, Calendars.read(blobs, item), view, outlet);
    } catch (BadCalendar e) {
      throw new Refusal.Malformed(String.valueOf(e.getMessage()), "note");
    }
  }

  /** A note has no marks that devices know. */
  @Override
  public boolean mark(ElementBuilder out, Item item, Set<Mark> moved, Version version) {
    return false;
  }

  long fill(ElementBuilder out, CalendarObject object, View view, Outlet outlet)
      throws IOException {
    Block note = object.leader().orElseThrow();
    out.text(NOTES, "Subject", note.text("SUMMARY").strip());
    var body = new EventBody(note, view);
    body.write(outlet).ifPresent(out::with);
    out.text(NOTES, "MessageClass", messageClass(note));
    out.compactTime(NOTES, "LastModifiedDate", changed(note, Zones.of(object))); // R125
    List<String> categories = EventLooks.categories(note);
    if (!categories.isEmpty()) {
      ElementBuilder list = Element.grow(NOTES, "Categories");
      categories.forEach(one -> list.text("Category", one));
      out.with(list);
    }
    if (!body.isEmpty()) {
      out.number("AirSyncBase", "NativeBodyType", body.nativeType());
    }
    return body.bytes();
  }

  static String messageClass(Block note) {
    String own = note.text(CLASS).strip();
    return own.isEmpty() ? USUAL_CLASS : own;
  }

  /** When somebody last wrote it. [MS-ASNOTE] R209 */
  private static Instant changed(Block note, Zones zones) {
    Property said =
        note.property("LAST-MODIFIED")
            .or(() -> note.property("DTSTAMP"))
            .orElseGet(() -> Moment.utc(Instant.EPOCH).as("DTSTAMP"));
    return zones.instant(Moment.of(said));
  }
}
