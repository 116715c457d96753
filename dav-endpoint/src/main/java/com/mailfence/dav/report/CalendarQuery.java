package com.mailfence.dav.report;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.Component;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Trait;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Period;
import com.mailfence.dav.data.CalendarFilter;
import com.mailfence.dav.data.Happening;
import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Discretion;
import java.time.ZoneId;
import java.util.Optional;

/** Seeks calendar objects; the index of times is asked first. RFC 4791 s7.8 */
final class CalendarQuery implements Reports.Report {
  private static final Name FILTER = Name.caldav("filter");
  private static final Name LIMIT = Name.dav("limit");
  private static final Name RESULTS = Name.dav("nresults");

  @Override
  public Answer run(Query query) {
    if (!(query.resource() instanceof Folder folder)) {
      throw new Unmet(Condition.SUPPORTED_REPORT);
    }
    Wanted.check(query.asked());
    Element element =
        query.asked().child(FILTER).orElseThrow(() -> new Unmet(Condition.CALENDAR_FILTER_VALID));
    CalendarFilter filter = CalendarFilter.read(element);
    ZoneId floating = Floating.of(query);
    int most = Limits.read(query.asked(), LIMIT, RESULTS);
    View view = query.view();
    var teller = new Teller(view, Asked.read(query.asked()));
    var sought = new Sought(view, folder, filter, floating);
    return new Answer.Told(
        out ->
            new Search(view, folder, teller, most)
                .tell(filter.span().orElse(null), sought::matches, out));
  }

  /** What is sought, from columns where they say enough. */
  private record Sought(View view, Folder folder, CalendarFilter filter, ZoneId floating) {
    boolean matches(Item item) {
      if (!(item.facets() instanceof EventFacets facets)) {
        return false;
      }
      Optional<String> component = filter.sought();
      if (component.isPresent() && !component.get().equals(word(facets.component()))) {
        return false;
      }
      if (filter.isPlain() && saysEnough(facets)) {
        Optional<Period> period = filter.span();
        return period.isEmpty() || facets.span().meets(period.get());
      }
      try {
        CalendarObject read = Calendars.read(view.rooms().blobs(), item);
        boolean veiled = folder.isOthers() && Discretion.hides(item);
        CalendarObject object = veiled ? Discretion.shown(read) : read;
        return filter.matches(object, new Happening(object, floating));
      } catch (BadCalendar unreadable) {
        return false;
      }
    }

    /** A single event at a time of a zone happens when its columns say. */
    private boolean saysEnough(EventFacets facets) {
      boolean single =
          facets.component() == Component.EVENT
              && !facets.is(Trait.RECURRING)
              && !facets.is(Trait.FLOATING);
      return filter.span().isEmpty() || single;
    }

    private static String word(Component component) {
      return switch (component) {
        case EVENT -> "VEVENT";
        case TODO -> "VTODO";
        case JOURNAL -> "VJOURNAL";
      };
    }
  }
}
