package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import com.mailfence.dav.xml.Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectionsTest {
  private static final String HOME = "/dav/calendars/anna@test.example/";
  private static final String DISCOVER =
      """
      <D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"
      xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop><D:current-user-principal/>
      <C:calendar-home-set/><A:addressbook-home-set/></D:prop></D:propfind>
      """;

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/principals/", "/dav/", "/dav/principals/"})
  void anyFirstAddressLeadsHome(String path) {
    Answer told = dav.ask("PROPFIND", path, DISCOVER, "depth", "0");
    assertThat(told.status()).isEqualTo(207);
    assertThat(told.body())
        .contains("/dav/principals/anna@test.example/")
        .contains(HOME)
        .contains("/dav/addressbooks/anna@test.example/")
        .doesNotContain("404");
    assertThat(told.header("DAV")).contains("calendar-access").contains("addressbook");
  }

  @Test
  void homeListsItsCollections() {
    assertThat(dav.ask("PROPFIND", HOME, "", "depth", "1").hrefs())
        .containsExactly(HOME, CALENDAR, HOME + "inbox/", HOME + "outbox/");
    assertThat(dav.ask("PROPFIND", HOME, "", "depth", "1", "prefer", "depth-noroot").hrefs())
        .containsExactly(CALENDAR, HOME + "inbox/", HOME + "outbox/");
  }

  @Test
  void infiniteDepthIsRefusedWithItsWord() {
    Answer told = dav.ask("PROPFIND", HOME, "");
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains("propfind-finite-depth"); // DV03
  }

  @Test
  void calendarIsMadeNamedColouredAndRemoved() {
    String wanted =
        """
        <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"
        xmlns:I="http://apple.com/ns/ical/"><D:set><D:prop><D:displayname>Work</D:displayname>
        <I:calendar-color>#ff0000ff</I:calendar-color></D:prop></D:set></C:mkcalendar>
        """;
    assertThat(dav.ask("MKCALENDAR", HOME + "W-1/", wanted).status()).isEqualTo(201);
    String told = dav.ask("PROPFIND", HOME + "W-1/", "", "depth", "0").body();
    assertThat(told).contains("<D:displayname>Work<").contains("#ff0000ff").contains("C:calendar");
    assertThat(dav.ask("MKCALENDAR", HOME + "W-1/", "").status()).isEqualTo(403);
    assertThat(dav.ask("DELETE", HOME + "W-1/", "").status()).isEqualTo(204);
    assertThat(dav.ask("PROPFIND", HOME + "W-1/", "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void addressStaysWhenTheNameChanges() {
    dav.ask("MKCALENDAR", HOME + "w/", "");
    String update =
        """
        <D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:displayname>Other</D:displayname>
        </D:prop></D:set></D:propertyupdate>
        """;
    dav.ask("PROPPATCH", HOME + "w/", update);
    assertThat(dav.ask("PROPFIND", HOME + "w/", "", "depth", "0").body())
        .contains("<D:displayname>Other<");
    assertThat(dav.house.catalog.collections(who(), dav.anna.id()))
        .anyMatch(collection -> collection.name().equals("Other"));
  }

  private Reader who() {
    return Reader.owner(dav.anna.id());
  }

  @Test
  void addressBookIsMadeByTheExtendedMethod() {
    String wanted =
        """
        <D:mkcol xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>
        <D:resourcetype><D:collection/><A:addressbook/></D:resourcetype>
        <D:displayname>Friends</D:displayname></D:prop></D:set></D:mkcol>
        """;
    String books = "/dav/addressbooks/anna@test.example/";
    assertThat(dav.ask("MKCOL", books + "f/", wanted).status()).isEqualTo(201);
    assertThat(dav.ask("MKCOL", HOME + "f/", wanted).body()).contains("valid-resourcetype");
    assertThat(dav.ask("MKCALENDAR", books + "c/", "").body())
        .contains("calendar-collection-location-ok");
    assertThat(dav.ask("MKCALENDAR", CALENDAR + "c/", "").status()).isEqualTo(403);
  }

  @Test
  void tasksHaveListsOfTheirOwn() {
    String wanted =
        """
        <C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
        <C:supported-calendar-component-set><C:comp name="VTODO"/>
        </C:supported-calendar-component-set></D:prop></D:set></C:mkcalendar>
        """;
    assertThat(dav.ask("MKCALENDAR", HOME + "t/", wanted).status()).isEqualTo(201);
    String task = DavHouse.event("t1", "20260301T100000Z").replace("VEVENT", "VTODO");
    assertThat(dav.ask("PUT", HOME + "t/a.ics", task).status()).isEqualTo(201);
    Answer refused = dav.ask("PUT", CALENDAR + "a.ics", task);
    assertThat(refused.body()).contains("supported-calendar-component");
  }

  @Test
  void whatEveryAccountHasStays() {
    assertThat(dav.ask("DELETE", CALENDAR, "").status()).isEqualTo(403);
    assertThat(dav.ask("DELETE", HOME, "").status()).isEqualTo(403);
    assertThat(dav.ask("PUT", HOME + "x.ics", DavHouse.event("a", "20260301T100000Z")).body())
        .contains("calendar-collection-location-ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "GET", "DELETE", "PROPPATCH", "REPORT", "ACL"})
  void foreignAndMissingLookAlike(String method) {
    Account ben = dav.account("ben@test.example");
    dav.ask(
        ben,
        "PUT",
        "/dav/calendars/ben@test.example/default/x.ics",
        DavHouse.event("b", "20260301T100000Z"));
    String body =
        switch (method) {
          case "PROPPATCH" -> "<D:propertyupdate xmlns:D=\"DAV:\"/>";
          case "REPORT" ->
              "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token/></D:sync-collection>";
          case "ACL" -> "<D:acl xmlns:D=\"DAV:\"/>";
          default -> "";
        };
    for (String path :
        new String[] {
          "/dav/calendars/%s/default/x.ics",
          "/dav/calendars/%s/default/",
          "/dav/calendars/%s/",
          "/dav/principals/%s/"
        }) {
      Answer foreign = dav.ask(method, path.formatted("ben@test.example"), body);
      Answer missing = dav.ask(method, path.formatted("nobody@test.example"), body);
      assertThat(foreign).isEqualTo(missing); // DV04
      assertThat(foreign.status()).isEqualTo(404);
    }
  }

  @Test
  void multigetTellsNothingOfOthers() {
    Account ben = dav.account("ben@test.example");
    String theirs = "/dav/calendars/ben@test.example/default/x.ics";
    dav.ask(ben, "PUT", theirs, DavHouse.event("b", "20260301T100000Z"));
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    String asked =
        """
        <C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
        <D:getetag/><C:calendar-data/></D:prop><D:href>%s</D:href><D:href>%s</D:href>
        <D:href>/dav/calendars/x/%%2e%%2e/y</D:href></C:calendar-multiget>
        """
            .formatted(theirs, CALENDAR + "a.ics");
    Answer told = dav.ask("REPORT", CALENDAR, asked);
    assertThat(told.hrefs()).hasSize(3);
    assertThat(told.body()).contains("UID:a").doesNotContain("UID:b"); // DV04
    assertThat(told.xml().elements(Name.dav("response")).get(0).child(Name.dav("status")))
        .isPresent();
  }

  @Test
  void unknownReportsAreRefusedWithTheirWord() {
    Answer told = dav.ask("REPORT", BOOK, "<x xmlns=\"urn:x\"/>");
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains("supported-report");
    assertThat(dav.ask("REPORT", BOOK, "").status()).isEqualTo(400);
    assertThat(dav.ask("REPORT", BOOK, "<!DOCTYPE x><x/>").status()).isEqualTo(400);
    assertThat(dav.ask("BIND", BOOK, "").status()).isEqualTo(501);
  }

  @Test
  void optionsSayWhatEachPlaceIs() {
    assertThat(dav.ask("OPTIONS", CALENDAR, "").header("DAV"))
        .contains("calendar-access")
        .doesNotContain("addressbook");
    assertThat(dav.ask("OPTIONS", BOOK, "").header("DAV"))
        .contains("addressbook")
        .doesNotContain("calendar-access");
  }

  @Test
  void pageForPeopleHasNoScript() {
    assertThat(dav.ask("GET", HOME, "").body()).contains("Calendar").doesNotContain("<script");
  }
}
