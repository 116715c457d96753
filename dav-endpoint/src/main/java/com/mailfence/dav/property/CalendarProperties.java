package com.mailfence.dav.property;

import static com.mailfence.dav.property.Property.asked;
import static com.mailfence.dav.xml.Name.caldav;

import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calendars take. RFC 4791 s5.2 */
final class CalendarProperties {
  private static final Name COMPONENT = caldav("comp");

  static final List<Property> ALL =
      List.of(
          asked(caldav("supported-calendar-component-set"), ask -> at(ask, components(ask))),
          asked(caldav("supported-calendar-data"), ask -> at(ask, CalendarProperties::data)),
          asked(caldav("max-resource-size"), ask -> at(ask, largest(ask))),
          asked(caldav("min-date-time"), ask -> at(ask, Value.text("19000101T000000Z"))),
          asked(caldav("max-date-time"), ask -> at(ask, Value.text("21001231T235959Z"))),
          asked(caldav("supported-collation-set"), ask -> at(ask, CalendarProperties::collations)),
          asked(caldav("schedule-calendar-transp"), CalendarProperties::transparency));

  private CalendarProperties() {}

  private static @Nullable Value at(Ask ask, Value value) {
    return ask.resource() instanceof Folder folder && folder.shelf() == Shelf.CALENDARS
        ? value
        : null;
  }

  private static Value components(Ask ask) {
    boolean tasks = ask.view().rooms().terms().tasks();
    return out -> {
      out.start(COMPONENT, "name", "VEVENT").end();
      if (tasks) {
        out.start(COMPONENT, "name", "VTODO").end();
        out.start(COMPONENT, "name", "VJOURNAL").end();
      }
    };
  }

  private static void data(XmlWriter out) throws IOException {
    out.start(caldav("calendar-data"), "content-type", "text/calendar").end();
  }

  private static Value largest(Ask ask) {
    return Value.text(Integer.toString(ask.view().rooms().terms().largestObject()));
  }

  private static void collations(XmlWriter out) throws IOException {
    for (String collation : new String[] {"i;ascii-casemap", "i;octet", "i;unicode-casemap"}) {
      out.element(caldav("supported-collation"), collation);
    }
  }

  /** All calendars count as busy time. RFC 6638 s9.1 */
  private static @Nullable Value transparency(Ask ask) {
    return at(ask, Value.names(caldav("opaque")));
  }
}
