package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Properties that mean something to the house. */
class SettingsTest {
  private static final String INBOX = "/dav/calendars/anna@test.example/inbox/";
  private static final String OFFICE_HOURS =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:x
      BEGIN:VAVAILABILITY
      UID:v
      DTSTAMP:20260101T000000Z
      BEGIN:AVAILABLE
      UID:a
      DTSTAMP:20260101T000000Z
      DTSTART:20260302T090000Z
      DTEND:20260302T170000Z
      RRULE:FREQ=WEEKLY;BYDAY=MO,TU
      END:AVAILABLE
      END:VAVAILABILITY
      END:VCALENDAR
      """;

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  private Answer set(String path, String name, String value) {
    return dav.ask(
        "PROPPATCH",
        path,
        "<D:propertyupdate xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'"
            + " xmlns:S='http://calendarserver.org/ns/'><D:set><D:prop><"
            + name
            + ">"
            + value
            + "</"
            + name
            + "><x xmlns='y'>1</x></D:prop></D:set></D:propertyupdate>");
  }

  private String busy() {
    String asked =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        METHOD:REQUEST
        BEGIN:VFREEBUSY
        UID:q
        DTSTAMP:20260101T000000Z
        DTSTART:20260303T000000Z
        DTEND:20260304T000000Z
        ORGANIZER:mailto:anna@test.example
        ATTENDEE:mailto:anna@test.example
        END:VFREEBUSY
        END:VCALENDAR
        """;
    String body = dav.ask("POST", INBOX.replace("inbox", "outbox"), asked).body();
    return body.replace("&#13;", "").replace("\n ", "");
  }

  @Test
  void whoSaysWhenHeMayBeHadIsUnavailableOtherwise() { // RFC 7953 s7
    dav.putEvent("a.ics", "a", "20260303T200000Z");
    assertThat(busy()).doesNotContain("UNAVAILABLE");
    assertThat(set(INBOX, "C:calendar-availability", OFFICE_HOURS).body()).contains("200 OK");
    assertThat(busy())
        .contains("FBTYPE=BUSY-UNAVAILABLE:20260303T000000Z/20260303T090000Z")
        .contains("FBTYPE=BUSY-UNAVAILABLE:20260303T170000Z/20260303T200000Z")
        .contains("FBTYPE=BUSY:20260303T200000Z/20260303T210000Z")
        .contains("FBTYPE=BUSY-UNAVAILABLE:20260303T210000Z/20260304T000000Z");
  }

  @Test
  void appleSaysItUnderAnotherName() {
    set(INBOX, "S:calendar-availability", OFFICE_HOURS);
    assertThat(busy()).contains("UNAVAILABLE");
  }

  @Test
  void calendarThatTakesNoTimeIsLeftOut() { // RFC 6638 s9.1
    dav.putEvent("a.ics", "a", "20260303T200000Z");
    assertThat(busy()).contains("FREEBUSY");
    assertThat(set(CALENDAR, "C:schedule-calendar-transp", "<C:transparent/>").body())
        .contains("200 OK");
    assertThat(busy()).doesNotContain("20260303T210000Z");
    String asked =
        "<D:propfind xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:prop>"
            + "<C:schedule-calendar-transp/></D:prop></D:propfind>";
    assertThat(dav.ask("PROPFIND", CALENDAR, asked, "depth", "0").body()).contains("transparent");
  }

  @Test
  void valuesThatSayNothingAreRefusedAndNothingIsSet() { // RFC 4918 s9.2
    refused(set(CALENDAR, "C:calendar-timezone", "UTC"), "valid-calendar-data");
    refused(set(CALENDAR, "C:calendar-timezone-id", "Nowhere/Town"), "valid-timezone");
    refused(set(INBOX, "C:calendar-availability", "free"), "valid-calendar-data");
    refused(set(CALENDAR, "C:schedule-calendar-transp", "maybe"), "422");
    String asked = "<D:propfind xmlns:D='DAV:'><D:prop><x xmlns='y'/></D:prop></D:propfind>";
    assertThat(dav.ask("PROPFIND", CALENDAR, asked, "depth", "0").body()).contains("404");
    assertThat(set(CALENDAR, "C:calendar-timezone-id", "Europe/Berlin").body()).contains("200 OK");
  }

  private static void refused(Answer told, String word) {
    assertThat(told.status()).isEqualTo(207);
    assertThat(told.body()).contains(word).contains("424");
  }

  @Test
  void newCalendarOfNoZoneIsNotMade() { // RFC 4791 s5.3.1.1
    String wanted =
        "<C:mkcalendar xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:set><D:prop>"
            + "<C:calendar-timezone>x</C:calendar-timezone></D:prop></D:set></C:mkcalendar>";
    String path = "/dav/calendars/anna@test.example/n/";
    assertThat(dav.ask("MKCALENDAR", path, wanted).status()).isEqualTo(403);
    assertThat(dav.ask("PROPFIND", path, "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void placeToAddIsToldOfCalendarsAlone() { // RFC 5995 s3.2
    String asked = "<D:propfind xmlns:D='DAV:'><D:prop><D:add-member/></D:prop></D:propfind>";
    assertThat(dav.ask("PROPFIND", CALENDAR, asked, "depth", "0").body())
        .contains("<D:href>" + CALENDAR + "</D:href></D:add-member>");
    assertThat(dav.ask("PROPFIND", BOOK, asked, "depth", "0").body()).contains("404");
  }
}
