package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import com.mailfence.dav.xml.Name;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the papers say, section by section, where no other test looks. */
class SectionsTest {
  private static final String CALENDARS = "/dav/calendars/anna@test.example/";
  private static final String BOOKS = "/dav/addressbooks/anna@test.example/";
  private static final String SYNC =
      "<D:sync-collection xmlns:D='DAV:'><D:sync-token>%s</D:sync-token><D:sync-level>1"
          + "</D:sync-level>%s<D:prop><D:getetag/></D:prop></D:sync-collection>";

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  private static void refused(Answer told, int status, String word) {
    assertThat(told.status()).as(word).isEqualTo(status);
    assertThat(told.body()).contains(word);
  }

  private Answer find(String path, String properties) {
    return dav.ask(
        "PROPFIND",
        path,
        "<D:propfind xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'"
            + " xmlns:A='urn:ietf:params:xml:ns:carddav'><D:prop>"
            + properties
            + "</D:prop></D:propfind>",
        "depth",
        "0");
  }

  // RFC 4791

  @Test
  void allPropertiesAreNotThoseOfCalendars() { // RFC 4791 s5.2, RFC 6352 s6.2, RFC 6578 s4
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    for (String path : List.of(CALENDAR, BOOK, CALENDARS, CALENDAR + "a.ics")) {
      String told = dav.ask("PROPFIND", path, "", "depth", "0").body();
      assertThat(told)
          .doesNotContain("calendar-data")
          .doesNotContain("max-resource-size")
          .doesNotContain("sync-token")
          .doesNotContain("acl")
          .contains("resourcetype");
    }
  }

  @Test
  void calendarIsMadeOnlyWhereNothingIs() { // RFC 4791 s5.3.1.1
    refused(dav.ask("MKCALENDAR", CALENDAR, ""), 403, "resource-must-be-null");
    refused(dav.ask("MKCALENDAR", CALENDAR + "n/", ""), 403, "calendar-collection-location-ok");
    refused(dav.ask("MKCALENDAR", BOOKS + "n/", ""), 403, "calendar-collection-location-ok");
    assertThat(dav.ask("MKCALENDAR", CALENDARS + "x/y/", "").status()).isEqualTo(409);
  }

  @Test
  void queriesThatSayNothingAreRefused() { // RFC 4791 s7.8, s9.9
    String query =
        "<C:calendar-query xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:prop/>"
            + "<C:filter>%s</C:filter></C:calendar-query>";
    String range =
        "<C:comp-filter name='VCALENDAR'><C:comp-filter name='VEVENT'><C:time-range %s/>"
            + "</C:comp-filter></C:comp-filter>";
    for (String times :
        List.of(
            "",
            "start='20260301T000000Z' end='20260201T000000Z'",
            "start='20260301'",
            "start='now'")) {
      refused(
          dav.ask("REPORT", CALENDAR, query.formatted(range.formatted(times))),
          403,
          "valid-filter");
    }
    refused(dav.ask("REPORT", CALENDAR, query.formatted("")), 403, "valid-filter");
  }

  @Test
  void busyTimesAreOfCalendarsAlone() { // RFC 4791 s7.10
    String query =
        "<C:free-busy-query xmlns:C='urn:ietf:params:xml:ns:caldav'>"
            + "<C:time-range start='20260301T000000Z' end='20260302T000000Z'/></C:free-busy-query>";
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    Answer told = dav.ask("REPORT", CALENDAR, query, "depth", "1");
    assertThat(told.body()).contains("20260301T100000Z/20260301T110000Z");
    refused(dav.ask("REPORT", BOOK, query), 403, "supported-report");
    refused(dav.ask("REPORT", CALENDAR + "a.ics", query), 403, "supported-report");
  }

  @Test
  void addressesInAMultigetThatLeadElsewhereAreNotFound() { // RFC 4791 s7.9, DV04
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    dav.putCard("c.vcf", "c", "Carla");
    String multiget =
        "<C:calendar-multiget xmlns:D='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'><D:prop>"
            + "<D:getetag/></D:prop><D:href>%s</D:href></C:calendar-multiget>";
    for (String href :
        List.of(
            BOOK + "c.vcf",
            "http://elsewhere.example" + CALENDAR + "a.ics",
            CALENDAR + "%2e%2e/default/a.ics",
            CALENDAR + "none.ics",
            "a.ics")) {
      Answer told = dav.ask("REPORT", CALENDAR, multiget.formatted(href));
      assertThat(told.status()).as(href).isEqualTo(207);
      assertThat(told.body()).as(href).contains("404").doesNotContain("getetag");
    }
  }

  // RFC 6352

  @Test
  void resourceOfABookIsOneCardThatNamesItself() { // RFC 6352 s5.1, s6.3.2.1
    String two = DavHouse.card("a", "A") + DavHouse.card("b", "B");
    refused(dav.ask("PUT", BOOK + "a.vcf", two), 403, "valid-address-data");
    String nameless = DavHouse.card("a", "A").replace("UID:a\r\n", "");
    refused(dav.ask("PUT", BOOK + "a.vcf", nameless), 403, "valid-address-data");
    Answer html = dav.ask("PUT", BOOK + "a.vcf", "<p/>", "content-type", "text/html");
    refused(html, 403, "supported-address-data");
    assertThat(dav.ask("PROPFIND", BOOK, "", "depth", "1").hrefs()).hasSize(1);
  }

  @Test
  void bookIsQueriedAndAHomeIsNot() { // RFC 6352 s8.6
    String query =
        "<A:addressbook-query xmlns:D='DAV:' xmlns:A='urn:ietf:params:xml:ns:carddav'><D:prop/>"
            + "%s</A:addressbook-query>";
    refused(dav.ask("REPORT", BOOKS, query.formatted("<A:filter/>")), 403, "supported-report");
    refused(dav.ask("REPORT", BOOK, query.formatted("")), 403, "supported-filter");
    String collation =
        "<A:filter><A:prop-filter name='FN'><A:text-match collation='i;strange'>x</A:text-match>"
            + "</A:prop-filter></A:filter>";
    refused(dav.ask("REPORT", BOOK, query.formatted(collation)), 403, "supported-collation");
  }

  // RFC 6578

  @Test
  void tokensAreOfOneCollectionAndOfThePast() { // RFC 6578 s3.2, DV08
    String token =
        find(CALENDAR, "<D:sync-token/>")
            .xml()
            .elements(Name.dav("response"))
            .get(0)
            .child(Name.dav("propstat"))
            .orElseThrow()
            .child(Name.dav("prop"))
            .orElseThrow()
            .child(Name.dav("sync-token"))
            .orElseThrow()
            .text();
    assertThat(dav.ask("REPORT", CALENDAR, SYNC.formatted(token, "")).status()).isEqualTo(207);
    refused(dav.ask("REPORT", BOOK, SYNC.formatted(token, "")), 403, "valid-sync-token");
    for (String wrong : List.of("x", token + "9", "http://example.com/1", token + "-99-99")) {
      refused(dav.ask("REPORT", CALENDAR, SYNC.formatted(wrong, "")), 403, "valid-sync-token");
    }
    refused(dav.ask("REPORT", CALENDARS, SYNC.formatted("", "")), 403, "supported-report");
  }

  @Test
  void pagesOfASyncEndWithTheLastOne() { // RFC 6578 s3.6
    for (int i = 0; i < 5; i++) {
      dav.putEvent(i + ".ics", "u" + i, "20260301T100000Z");
    }
    String limit = "<D:limit><D:nresults>2</D:nresults></D:limit>";
    String token = "";
    int told = 0;
    for (int page = 0; page < 3; page++) {
      Answer answer = dav.ask("REPORT", CALENDAR, SYNC.formatted(token, limit));
      told += (int) answer.hrefs().stream().filter(href -> href.endsWith(".ics")).count();
      assertThat(answer.body().contains("507")).isEqualTo(page < 2);
      token = answer.xml().child(Name.dav("sync-token")).orElseThrow().text();
    }
    assertThat(told).isEqualTo(5);
    assertThat(dav.ask("REPORT", CALENDAR, SYNC.formatted(token, limit)).hrefs()).isEmpty();
  }

  // RFC 5689, RFC 4331, RFC 5995

  @Test
  void collectionOfATypeNobodyKnowsIsNotMade() { // RFC 5689 s3.3
    String mkcol =
        "<D:mkcol xmlns:D='DAV:'><D:set><D:prop><D:resourcetype><D:collection/>%s"
            + "</D:resourcetype>%s</D:prop></D:set></D:mkcol>";
    refused(
        dav.ask("MKCOL", BOOKS + "n/", mkcol.formatted("<C:calendar xmlns:C='urn:x'/>", "")),
        403,
        "valid-resourcetype");
    String book = "<A:addressbook xmlns:A='urn:ietf:params:xml:ns:carddav'/>";
    Answer failed =
        dav.ask("MKCOL", BOOKS + "n/", mkcol.formatted(book, "<D:getetag>x</D:getetag>"));
    assertThat(failed.status()).isEqualTo(403);
    assertThat(failed.body()).contains("mkcol-response").contains("getetag");
    assertThat(dav.ask("PROPFIND", BOOKS + "n/", "", "depth", "0").status()).isEqualTo(404);
    assertThat(dav.ask("MKCOL", BOOKS + "n/", mkcol.formatted(book, "")).status()).isEqualTo(201);
    assertThat(dav.ask("MKCOL", BOOKS + "n/", mkcol.formatted(book, "")).status()).isEqualTo(405);
  }

  @Test
  void quotaIsToldAndKept() { // RFC 4331 s3, s6
    dav.house.directory.put(dav.anna.withQuota(2_000));
    assertThat(find(CALENDARS, "<D:quota-available-bytes/>").body()).contains(">2000<");
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    assertThat(find(CALENDARS, "<D:quota-used-bytes/>").body()).doesNotContain(">0<");
    Answer full =
        dav.putEvent("b.ics", "b", "20260301T100000Z", "DESCRIPTION:" + "x".repeat(3_000));
    refused(full, 507, "quota-not-exceeded");
    assertThat(dav.ask("GET", CALENDAR + "b.ics", "").status()).isEqualTo(404);
  }

  // RFC 6638, RFC 3744

  @Test
  void traysTakeNothingButWhatIsMeantForThem() { // RFC 6638 s2.1, s2.2
    assertThat(dav.ask("POST", CALENDARS + "inbox/", "x").status()).isEqualTo(405);
    assertThat(dav.ask("DELETE", CALENDARS + "outbox/", "").status()).isEqualTo(403);
    assertThat(dav.ask("MOVE", CALENDARS + "inbox/", "", "destination", CALENDARS + "x/").status())
        .isEqualTo(403);
    assertThat(find(CALENDARS + "inbox/", "<D:resourcetype/><D:owner/>").body())
        .contains("C:schedule-inbox")
        .contains("/dav/principals/anna@test.example/");
    assertThat(find(CALENDARS + "outbox/", "<D:current-user-privilege-set/>").body())
        .contains("schedule-send-freebusy");
  }

  @Test
  void privilegesAreToldOfEveryKindOfThing() { // RFC 3744 s5.3, s5.4
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    for (String path : List.of(CALENDAR, BOOK, CALENDAR + "a.ics", CALENDARS)) {
      assertThat(find(path, "<D:current-user-privilege-set/><D:owner/>").body())
          .as(path)
          .contains("<D:write/>")
          .contains("<D:bind/>")
          .contains("/dav/principals/anna@test.example/");
      assertThat(find(path, "<D:supported-privilege-set/>").body())
          .contains("write-content")
          .contains("read-current-user-privilege-set");
    }
    assertThat(find("/dav/", "<D:current-user-privilege-set/>").body())
        .contains("<D:read/>")
        .doesNotContain("write");
    assertThat(find(CALENDAR, "<D:principal-collection-set/>").body()).contains("/dav/principals/");
  }
}
