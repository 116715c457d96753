package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulingTest {
  private static final String HOME = "/dav/calendars/anna@test.example/";
  private static final String BUSY =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:test
      METHOD:REQUEST
      BEGIN:VFREEBUSY
      UID:q
      DTSTAMP:20260101T000000Z
      DTSTART:20260301T000000Z
      DTEND:20260302T000000Z
      ORGANIZER:mailto:%s
      ATTENDEE:mailto:ben@test.example
      ATTENDEE:mailto:nobody@test.example
      ATTENDEE:mailto:eve@other.example
      END:VFREEBUSY
      END:VCALENDAR
      """;

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  @Test
  void principalLeadsToInboxOutboxAndDefaultCalendar() {
    String asked =
        """
        <D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
        <C:schedule-inbox-URL/><C:schedule-outbox-URL/></D:prop></D:propfind>
        """;
    String told =
        dav.ask("PROPFIND", "/dav/principals/anna@test.example/", asked, "depth", "0").body();
    assertThat(told).contains(HOME + "inbox/").contains(HOME + "outbox/");
    String main =
        asked.replaceAll(
            "(?s)<C:schedule-inbox.*?/></D:prop>", "<C:schedule-default-calendar-URL/></D:prop>");
    assertThat(dav.ask("PROPFIND", HOME + "inbox/", main, "depth", "0").body()).contains(CALENDAR);
    assertThat(dav.ask("PUT", HOME + "inbox/a.ics", "x").status()).isEqualTo(409);
    assertThat(dav.ask("MKCALENDAR", HOME + "outbox/", "").status()).isEqualTo(403);
    assertThat(dav.ask("DELETE", HOME + "inbox/", "").status()).isEqualTo(403);
  }

  @Test
  void outboxTellsWhenOthersAreBusyAndNothingElse() {
    var ben = dav.account("ben@test.example");
    dav.ask(
        ben,
        "PUT",
        "/dav/calendars/ben@test.example/default/a.ics",
        DavHouse.event("b", "20260301T100000Z", "SUMMARY:Secret"));
    Answer told = dav.ask("POST", HOME + "outbox/", BUSY.formatted("anna@test.example"));
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.body())
        .contains("20260301T100000Z/20260301T110000Z")
        .contains("2.0;Success")
        .contains("3.7;Invalid calendar user")
        .doesNotContain("Secret"); // CA11
  }

  @Test
  void nobodyAsksInAnothersName() {
    dav.account("ben@test.example");
    Answer told = dav.ask("POST", HOME + "outbox/", BUSY.formatted("ben@test.example"));
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains("organizer-allowed");
    assertThat(dav.ask("POST", HOME + "outbox/", "nothing").body()).contains("valid-calendar");
  }

  @Test
  void stateOfAMeetingIsTaggedAndCompared() {
    String[] people = {"ORGANIZER:mailto:anna@test.example", "ATTENDEE:mailto:eve@other.example"};
    Answer put = dav.putEvent("m.ics", "m", "20260301T100000Z", people);
    String tag = put.header("Schedule-Tag");
    assertThat(tag).isNotEmpty();
    assertThat(dav.ask("GET", CALENDAR + "m.ics", "").header("Schedule-Tag")).isEqualTo(tag);
    String again = DavHouse.event("m", "20260301T110000Z", people);
    assertThat(dav.ask("PUT", CALENDAR + "m.ics", again, "if-schedule-tag-match", "\"x\"").status())
        .isEqualTo(412);
    assertThat(dav.ask("PUT", CALENDAR + "m.ics", again, "if-schedule-tag-match", tag).status())
        .isEqualTo(204);
    dav.putEvent("n.ics", "n", "20260301T100000Z");
    Answer plain =
        dav.ask(
            "PUT",
            CALENDAR + "n.ics",
            DavHouse.event("n", "20260301T120000Z"),
            "if-schedule-tag-match",
            "");
    assertThat(plain.status()).isEqualTo(204);
  }

  @Test
  void searchFindsOnlyOneself() {
    dav.account("ben@test.example");
    String asked =
        """
        <D:principal-property-search xmlns:D="DAV:"><D:property-search><D:prop><D:displayname/>
        </D:prop><D:match>%s</D:match></D:property-search><D:prop><D:displayname/></D:prop>
        </D:principal-property-search>
        """;
    assertThat(dav.ask("REPORT", "/dav/principals/", asked.formatted("ANNA")).hrefs()).hasSize(1);
    assertThat(dav.ask("REPORT", "/dav/principals/", asked.formatted("ben")).hrefs()).isEmpty();
    String set = "<D:principal-search-property-set xmlns:D=\"DAV:\"/>";
    assertThat(dav.ask("REPORT", "/dav/principals/", set).body()).contains("displayname");
    String match = "<D:principal-match xmlns:D=\"DAV:\"><D:self/></D:principal-match>";
    assertThat(dav.ask("REPORT", "/dav/principals/", match).hrefs()).hasSize(1);
  }
}
