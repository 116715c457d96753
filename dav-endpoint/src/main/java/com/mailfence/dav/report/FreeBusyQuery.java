package com.mailfence.dav.report;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Component;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Period;
import com.mailfence.dav.data.TimeRange;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.calendar.Calendars;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When the owner of a calendar is busy, without saying with what. RFC 4791 s7.10 */
final class FreeBusyQuery implements Reports.Report {
  private static final Name TIME_RANGE = Name.caldav("time-range");
  private static final int PAGE = 500;
  private static final int MOST_OF_ONE = 1_000;
  private static final int MOST = 20_000;

  /** A stretch that is taken. */
  private record Busy(String type, Instant from, Instant until) {}

  @Override
  public Answer run(Query query) {
    if (!(query.resource() instanceof Folder folder)) {
      throw new Unmet(Condition.SUPPORTED_REPORT);
    }
    Period period =
        TimeRange.whole(
            query
                .asked()
                .child(TIME_RANGE)
                .orElseThrow(() -> new BadWire("free-busy-query without a time range")));
    List<Busy> busy = busy(query.view(), folder, period, Floating.of(query));
    byte[] text = text(query.view(), period, busy);
    return new Answer.Bytes("text/calendar; charset=utf-8", text);
  }

  private static List<Busy> busy(View view, Folder folder, Period period, ZoneId floating) {
    List<Busy> busy = new ArrayList<>();
    long before = folder.row().state().tip().next().value();
    boolean more = true;
    while (more && busy.size() < MOST) {
      List<Item> page =
          view.rooms().catalog().spanning(view.who(), folder.row().id(), period, before, PAGE);
      page.forEach(item -> add(view, item, period, floating, busy));
      more = page.size() == PAGE;
      before = more ? page.get(page.size() - 1).number() : before;
    }
    return merged(busy);
  }

  private static void add(View view, Item item, Period period, ZoneId floating, List<Busy> busy) {
    if (!(item.facets() instanceof EventFacets facets) || facets.component() != Component.EVENT) {
      return;
    }
    try {
      CalendarObject object = Calendars.read(view.rooms().blobs(), item);
      Recurrence recurrence = Recurrence.of(object, Zones.of(object, floating));
      for (Occurrence one : recurrence.between(period.from(), period.until(), MOST_OF_ONE)) {
        String type = type(one.block());
        if (!type.isEmpty() && one.until().isAfter(one.from())) {
          busy.add(new Busy(type, cut(one.from(), period), cut(one.until(), period)));
        }
      }
    } catch (BadCalendar unreadable) {
      return; // says nothing of when
    }
  }

  /** How busy an event makes; empty for not at all. RFC 4791 s7.10 */
  private static String type(Block block) {
    if (block.word("TRANSP").equals("TRANSPARENT") || block.word("STATUS").equals("CANCELLED")) {
      return "";
    }
    return block.word("STATUS").equals("TENTATIVE") ? "BUSY-TENTATIVE" : "BUSY";
  }

  private static Instant cut(Instant time, Period period) {
    if (time.isBefore(period.from())) {
      return period.from();
    }
    return time.isAfter(period.until()) ? period.until() : time;
  }

  /** Stretches of one type that meet or touch are one. */
  private static List<Busy> merged(List<Busy> busy) {
    busy.sort(Comparator.comparing(Busy::type).thenComparing(Busy::from));
    List<Busy> merged = new ArrayList<>();
    for (Busy one : busy) {
      Busy last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last != null && last.type().equals(one.type()) && !one.from().isAfter(last.until())) {
        Instant until = one.until().isAfter(last.until()) ? one.until() : last.until();
        merged.set(merged.size() - 1, new Busy(last.type(), last.from(), until));
      } else {
        merged.add(one);
      }
    }
    return merged;
  }

  private static byte[] text(View view, Period period, List<Busy> busy) {
    List<Property> properties = new ArrayList<>();
    properties.add(Property.of("UID", view.rooms().tokens().get()));
    Instant now = view.rooms().clock().instant();
    properties.add(Moment.utc(now).as("DTSTAMP"));
    properties.add(Moment.utc(period.from()).as("DTSTART"));
    properties.add(Moment.utc(period.until()).as("DTEND"));
    for (Busy one : busy) {
      String value = Moment.utc(one.from()).value() + "/" + Moment.utc(one.until()).value();
      properties.add(Property.of("FREEBUSY", value).with("FBTYPE", one.type()));
    }
    return CalendarObject.of(List.of(Block.of("VFREEBUSY", properties))).bytes();
  }
}
