package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.dav;

import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.dav.data.CalendarData;
import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import com.mailfence.engine.calendar.CalendarRules;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What calendars take. RFC 4791 s5.2 */
final class CalendarProperties {
  private static final Name COMPONENT = caldav("comp");

  static final List<Property> ALL =
      List.of(
          asked(caldav("supported-calendar-component-set"), ask -> at(ask, components(ask))),
          asked(caldav("supported-calendar-data"), ask -> at(ask, CalendarProperties::data)),
          asked(dav("add-member"), CalendarProperties::adding),
          asked(caldav("max-resource-size"), ask -> at(ask, number(rules(ask).bytes()))),
          asked(caldav("min-date-time"), ask -> at(ask, time(ask, CalendarRules::earliest))),
          asked(caldav("max-date-time"), ask -> at(ask, time(ask, CalendarRules::latest))),
          asked(caldav("max-instances"), ask -> at(ask, number(rules(ask).instances()))),
          asked(
              caldav("max-attendees-per-instance"), ask -> at(ask, number(rules(ask).attendees()))),
          asked(caldav("supported-collation-set"), ask -> at(ask, CalendarProperties::collations)),
          asked(caldav("calendar-data"), CalendarProperties::text),
          asked(caldav("schedule-tag"), CalendarProperties::meeting),
          asked(caldav("schedule-default-calendar-URL"), CalendarProperties::main),
          asked(Settings.TRANSPARENCY, CalendarProperties::transparency));

  private CalendarProperties() {}

  private static @Nullable Value at(Ask ask, Value value) {
    return ask.resource() instanceof Folder folder && folder.shelf() == Shelf.CALENDARS
        ? value
        : null;
  }

  /** Not on address books, where Apple's programs would add each contact twice. RFC 5995 s3.2 */
  private static @Nullable Value adding(Ask ask) {
    return ask.resource() instanceof Folder folder && folder.isWritable()
        ? at(ask, Value.href(folder.href()))
        : null;
  }

  private static Value components(Ask ask) {
    return out -> {
      if (ask.resource() instanceof Folder folder) {
        out.start(COMPONENT, "name", component(folder.row().kind())).end();
      }
    };
  }

  /** A list holds what its kind says and nothing else, as phones expect of task lists. */
  private static String component(Kind kind) {
    return switch (kind) {
      case TASKS -> "VTODO";
      case NOTES -> "VJOURNAL";
      case CALENDAR, MAIL, CONTACTS, FILES -> "VEVENT";
    };
  }

  private static void data(XmlWriter out) throws IOException {
    out.start(caldav("calendar-data"), "content-type", "text/calendar").end();
  }

  private static CalendarRules rules(Ask ask) {
    return ask.view().rooms().calendars().rules();
  }

  private static Value number(long number) {
    return Value.text(Long.toString(number));
  }

  private static Value time(Ask ask, Function<CalendarRules, Instant> which) {
    return Value.text(Moment.utc(which.apply(rules(ask))).value());
  }

  private static void collations(XmlWriter out) throws IOException {
    for (String collation : new String[] {"i;ascii-casemap", "i;octet", "i;unicode-casemap"}) {
      out.element(caldav("supported-collation"), collation);
    }
  }

  /** The object itself, for reports. RFC 4791 s9.6 */
  private static @Nullable Value text(Ask ask) {
    if (!(ask.resource() instanceof Member member) || member.folder().shelf() != Shelf.CALENDARS) {
      return null;
    }
    byte[] stored = Stored.bytes(ask, member);
    return Value.text(CalendarData.read(ask.asked()).text(stored, ZoneOffset.UTC));
  }

  /** RFC 6638 s9.3 */
  private static @Nullable Value meeting(Ask ask) {
    return ask.resource() instanceof Member member
            && member.row().facets() instanceof EventFacets event
            && !event.tag().isEmpty()
        ? Value.text('"' + event.tag() + '"')
        : null;
  }

  /** Where invitations are laid: always the calendar every account has. RFC 6638 s9.2 */
  private static @Nullable Value main(Ask ask) {
    if (!(ask.resource() instanceof Resource.Tray tray) || !tray.incoming()) {
      return null;
    }
    Shelf shelf = Shelf.CALENDARS;
    var home = new Resource.Home(Tree.home(tray.owner(), shelf), tray.owner(), shelf, true);
    return ask.view().tree().folders(home).stream()
        .filter(folder -> folder.isOwn() && folder.row().role() == Role.MAIN)
        .findFirst()
        .map(folder -> Value.href(folder.href()))
        .orElse(null);
  }

  /** A calendar counts as busy time unless its owner says otherwise. RFC 6638 s9.1 */
  private static @Nullable Value transparency(Ask ask) {
    return at(ask, Value.names(caldav("opaque")));
  }
}
