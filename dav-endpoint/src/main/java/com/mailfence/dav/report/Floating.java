package com.mailfence.dav.report;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Where times without a zone are: as the request says, else as the calendar, else in UTC. RFC 4791
 * s9.8
 */
final class Floating {
  private static final Name TIMEZONE = Name.caldav("timezone");
  private static final Name TIMEZONE_ID = Name.caldav("timezone-id");
  private static final Name OF_CALENDAR = Name.caldav("calendar-timezone");
  private static final Name ID_OF_CALENDAR = Name.caldav("calendar-timezone-id");

  private Floating() {}

  /**
   * @throws Unmet if the request names a zone that is none
   */
  static ZoneId of(Query query) {
    Optional<Element> told = query.asked().child(TIMEZONE);
    Optional<Element> id = query.asked().child(TIMEZONE_ID); // RFC 7809 s5.3
    if (told.isPresent() || id.isPresent()) {
      return told.flatMap(one -> described(one.text()))
          .or(() -> id.flatMap(one -> named(one.text())))
          .orElseThrow(() -> new Unmet(Condition.CALENDAR_TIMEZONE_VALID));
    }
    Map<Name, Element> kept = DeadProperties.of(query.view().rows(), query.resource());
    return Optional.ofNullable(kept.get(ID_OF_CALENDAR))
        .flatMap(one -> named(one.text()))
        .or(() -> Optional.ofNullable(kept.get(OF_CALENDAR)).flatMap(one -> described(one.text())))
        .orElse(ZoneOffset.UTC);
  }

  /** The zone a component describes, if its name is one that is known. */
  private static Optional<ZoneId> described(String text) {
    try {
      CalendarObject object = CalendarObject.parse(text.strip().getBytes(StandardCharsets.UTF_8));
      return object.zones().stream()
          .findFirst()
          .map(zone -> named(zone.text("TZID")).orElse(ZoneOffset.UTC));
    } catch (BadCalendar bad) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> named(String id) {
    try {
      return Optional.of(ZoneId.of(id.strip()));
    } catch (DateTimeException unknown) {
      return Optional.empty();
    }
  }
}
