package com.mailfence.dav.report;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Period;
import com.mailfence.dav.data.BusyText;
import com.mailfence.dav.data.TimeRange;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.calendar.Busy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When the owner of a calendar is busy, without saying with what. RFC 4791 s7.10 */
final class FreeBusyQuery implements Reports.Report {
  private static final Name TIME_RANGE = Name.caldav("time-range");
  private static final int PAGE = 500;
  private static final int MOST = 10_000;

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
    List<Item> events = new ArrayList<>();
    long before = folder.row().state().tip().next().value();
    boolean more = true;
    while (more && events.size() < MOST) {
      List<Item> page =
          view.rooms().catalog().spanning(view.who(), folder.row().id(), period, before, PAGE);
      events.addAll(page);
      more = page.size() == PAGE;
      before = more ? page.get(page.size() - 1).number() : before;
    }
    return view.rooms().busy().of(events, period, floating);
  }

  private static byte[] text(View view, Period period, List<Busy> busy) {
    Instant now = view.rooms().clock().instant();
    String uid = view.rooms().tokens().get();
    List<Property> stamps = List.of(Property.of("UID", uid), Moment.utc(now).as("DTSTAMP"));
    return CalendarObject.of(List.of(BusyText.block(stamps, period, busy))).bytes();
  }
}
