package com.mailfence.dav.property;

import static com.mailfence.dav.xml.Name.caldav;
import static com.mailfence.dav.xml.Name.server;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.CollectionId;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.engine.calendar.Availability;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Properties that are kept as they came and do mean something: what they say must be so. */
public final class Settings {
  static final Name TRANSPARENCY = caldav("schedule-calendar-transp");
  private static final Name TIMEZONE = caldav("calendar-timezone");
  private static final Name TIMEZONE_ID = caldav("calendar-timezone-id");
  private static final Name AVAILABILITY = caldav("calendar-availability");
  private static final Name OLDER_AVAILABILITY = server("calendar-availability");

  private Settings() {}

  /** What speaks against a value; empty if nothing does. */
  public static Optional<Condition> objection(Element property) {
    boolean fits = true;
    Condition condition = Condition.CALENDAR_DATA_VALID;
    if (property.is(TIMEZONE)) { // RFC 4791 s5.2.2
      fits = isZone(bytes(property));
    } else if (property.is(TIMEZONE_ID)) { // RFC 7809 s5.2
      condition = Condition.CALENDAR_TIMEZONE_VALID;
      fits = Zones.named(property.text().strip()).isPresent();
    } else if (property.is(AVAILABILITY) || property.is(OLDER_AVAILABILITY)) { // RFC 7953 s7.2.4
      fits = Availability.isOne(bytes(property));
    } else if (property.is(TRANSPARENCY)) { // RFC 6638 s9.1
      condition = Condition.UNPROCESSABLE;
      fits = is(property, "opaque") != is(property, "transparent");
    }
    return fits ? Optional.empty() : Optional.of(condition);
  }

  /** Whether what lies in a calendar takes nobody's time. RFC 6638 s9.1 */
  public static boolean isTransparent(ClientNotes notes, CollectionId calendar) {
    Element said = DeadProperties.ofFolder(notes, calendar).get(TRANSPARENCY);
    return said != null && is(said, "transparent");
  }

  /** When the account's owner says he may be had. */
  public static Optional<byte[]> availability(ClientNotes notes, AccountId account) {
    Map<Name, Element> kept = DeadProperties.ofInbox(notes, account);
    Element said = kept.getOrDefault(AVAILABILITY, kept.get(OLDER_AVAILABILITY));
    return Optional.ofNullable(said).map(Settings::bytes);
  }

  private static boolean is(Element property, String word) {
    return property.child(caldav(word)).isPresent();
  }

  private static boolean isZone(byte[] text) {
    try {
      CalendarObject object = CalendarObject.parse(text);
      return object.zones().size() == 1 && object.subjects().isEmpty();
    } catch (BadCalendar bad) {
      return false;
    }
  }

  private static byte[] bytes(Element property) {
    return property.text().strip().getBytes(StandardCharsets.UTF_8);
  }
}
