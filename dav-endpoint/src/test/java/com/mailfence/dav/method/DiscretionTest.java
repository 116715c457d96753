package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Private events in a calendar that is lent to be read and written. // CA11 */
class DiscretionTest {
  private static final String SECRET = CALENDAR + "s.ics";
  private static final String MULTIGET =
      "<C:calendar-multiget xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:prop>"
          + "<C:calendar-data/><D:getcontentlength/></D:prop><D:href>%s</D:href>"
          + "</C:calendar-multiget>";
  private static final String QUERY =
      "<C:calendar-query xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:prop>"
          + "<D:getetag/></D:prop><C:filter><C:comp-filter name='VCALENDAR'>"
          + "<C:comp-filter name='VEVENT'><C:prop-filter name='SUMMARY'><C:text-match>%s"
          + "</C:text-match></C:prop-filter></C:comp-filter></C:comp-filter></C:filter>"
          + "</C:calendar-query>";

  private final DavHouse dav = new DavHouse();
  private final Account ben = dav.account("ben@test.example");

  @BeforeEach
  void lend() {
    dav.putEvent(
        "s.ics",
        "s",
        "20260301T100000Z",
        "CLASS:PRIVATE",
        "SUMMARY:Doctor",
        "LOCATION:Clinic",
        "DESCRIPTION:Knee",
        "RRULE:FREQ=DAILY;COUNT=2",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT5M",
        "DESCRIPTION:Pills",
        "END:VALARM");
    dav.putEvent("o.ics", "o", "20260301T100000Z", "SUMMARY:Lunch");
    var row = dav.house.catalog.collections(Reader.house(), dav.anna.id()).get(0);
    dav.sharing.lend(dav.anna, row, ben, Access.WRITE, Share.Answer.ACCEPTED);
  }

  @AfterEach
  void close() {
    dav.close();
  }

  private void showsNothing(Answer told) {
    assertThat(told.body())
        .contains("20260301T100000Z")
        .contains("Busy")
        .doesNotContain("Doctor", "Clinic", "Knee", "Pills");
  }

  @Test
  void guestSeesThatTheTimeIsTakenOnEveryWay() {
    showsNothing(dav.ask(ben, "GET", SECRET, ""));
    showsNothing(dav.ask(ben, "GET", SECRET, "", "range", "bytes=0-2000"));
    showsNothing(dav.ask(ben, "GET", CALENDAR, "", "accept", "text/calendar"));
    showsNothing(dav.ask(ben, "REPORT", CALENDAR, MULTIGET.formatted(SECRET)));
    assertThat(dav.ask(ben, "GET", CALENDAR + "o.ics", "").body()).contains("Lunch");
    assertThat(dav.ask("GET", SECRET, "").body()).contains("Doctor").contains("Pills");
  }

  @Test
  void searchTellsNothing() {
    assertThat(dav.ask(ben, "REPORT", CALENDAR, QUERY.formatted("Doctor")).hrefs()).isEmpty();
    assertThat(dav.ask("REPORT", CALENDAR, QUERY.formatted("Doctor")).hrefs()).hasSize(1);
    assertThat(dav.ask(ben, "REPORT", CALENDAR, QUERY.formatted("Lunch")).hrefs()).hasSize(1);
  }

  @Test
  void guestNeitherChangesNorTakesAlongWhatHeDoesNotSee() {
    String mine = "/dav/calendars/ben@test.example/default/s.ics";
    for (String method : List.of("COPY", "MOVE")) {
      assertThat(dav.ask(ben, method, SECRET, "", "destination", mine).status()).isEqualTo(403);
    }
    String event = DavHouse.event("s", "20260301T110000Z");
    assertThat(dav.ask(ben, "PUT", SECRET, event).status()).isEqualTo(403);
    assertThat(dav.ask(ben, "DELETE", SECRET, "").status()).isEqualTo(403);
    assertThat(dav.ask("GET", SECRET, "").body()).contains("Doctor");
    assertThat(dav.ask(ben, "DELETE", CALENDAR + "o.ics", "").status()).isEqualTo(204);
  }
}
