package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Limits;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.engine.resource.Brought;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole calendar as one file: RFC 5545 s3.4 lets a VCALENDAR hold many objects. */
public final class CalendarFile {
  private static final int PAGE = 500;

  /** What stands around the objects of a calendar without any. */
  private static final byte[] EMPTY = CalendarObject.of(List.of()).bytes();

  private static final int END = "END:VCALENDAR\r\n".length();

  private final Catalog catalog;
  private final Blobs blobs;

  public CalendarFile(Catalog catalog, Blobs blobs) {
    this.catalog = catalog;
    this.blobs = blobs;
  }

  /**
   * Writes all objects the reader may see, a page of them in memory at a time.
   *
   * @param others whether the reader is not the owner, and sees nothing private
   */
  public void write(Reader who, Collection calendar, boolean others, OutputStream out)
      throws IOException {
    Set<String> zones = new HashSet<>();
    out.write(EMPTY, 0, EMPTY.length - END);
    long before = Long.MAX_VALUE;
    while (true) {
      List<Item> page = catalog.newest(who, calendar.id(), before, PAGE);
      for (Item item : page) {
        write(item, others && Discretion.hides(item), zones, out);
      }
      if (page.size() < PAGE) {
        break;
      }
      before = page.get(page.size() - 1).number();
    }
    out.write(EMPTY, EMPTY.length - END, END);
  }

  /** The zones that were not told yet, and what the object is about. */
  private void write(Item item, boolean hidden, Set<String> zones, OutputStream out)
      throws IOException {
    List<Block> blocks = new ArrayList<>();
    try {
      CalendarObject read = Calendars.read(blobs, item);
      CalendarObject object = hidden ? Discretion.shown(read) : read;
      object.zones().stream().filter(zone -> zones.add(zone.text("TZID"))).forEach(blocks::add);
      blocks.addAll(object.subjects());
    } catch (BadCalendar unreadable) {
      return; // what nobody can read is no part of a file others shall read
    }
    byte[] bytes = CalendarObject.of(blocks).bytes();
    out.write(bytes, EMPTY.length - END, bytes.length - EMPTY.length);
  }

  /**
   * Puts each object of a file into a calendar, and tells nobody: what comes from elsewhere was
   * told there. What lies there already stays as it is.
   *
   * @throws Refusal.Malformed if it is no calendar
   */
  public Brought bring(Reader who, Calendars calendars, CollectionId into, byte[] file) {
    var brought = new Brought();
    for (CalendarObject object : apart(file)) {
      String uid = object.uid();
      try {
        var put = new Put(Place.in(into), object.bytes());
        Item item = calendars.commit(who, calendars.prepare(who, put, Manner.SILENT)).item();
        brought.stored(String.valueOf(item.name()));
      } catch (Refusal.Exists there) {
        brought.present();
      } catch (Refusal.Malformed | Refusal.TooLarge unfit) {
        brought.skipped(uid, String.valueOf(unfit.getMessage()));
      }
    }
    return brought;
  }

  /** The objects of a file, each with the zones it names. // RFC 4791 s4.1 */
  static List<CalendarObject> apart(byte[] file) {
    CalendarObject all;
    try {
      all = CalendarObject.parse(file, Limits.CALENDAR);
    } catch (BadCalendar bad) {
      throw new Refusal.Malformed("calendar file", String.valueOf(bad.getMessage()));
    }
    Map<String, Block> zones = new HashMap<>();
    all.zones().forEach(zone -> zones.putIfAbsent(zone.text("TZID"), zone));
    Map<String, List<Block>> byUid = new LinkedHashMap<>();
    int nameless = 0;
    for (Block subject : all.subjects()) {
      String uid = subject.text("UID").strip();
      String key = uid.isEmpty() ? " " + nameless++ : uid;
      byUid.computeIfAbsent(key, each -> new ArrayList<>()).add(subject);
    }
    return byUid.values().stream().map(subjects -> object(subjects, zones)).toList();
  }

  private static CalendarObject object(List<Block> subjects, Map<String, Block> zones) {
    Set<String> named = new HashSet<>();
    for (Block subject : subjects) {
      for (Property property : subject.properties()) {
        property.parameter("TZID").ifPresent(named::add);
      }
    }
    List<Block> blocks = new ArrayList<>();
    named.stream().sorted().filter(zones::containsKey).map(zones::get).forEach(blocks::add);
    blocks.addAll(subjects);
    return CalendarObject.of(blocks);
  }
}
