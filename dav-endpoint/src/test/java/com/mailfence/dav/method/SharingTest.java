package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import com.mailfence.dav.xml.Name;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingTest {
  private static final String TEAM = "team@test.example";
  private static final String BENS = "/dav/calendars/ben@test.example/";
  private static final String ASKS =
      """
      <D:propfind xmlns:D="DAV:" xmlns:S="http://calendarserver.org/ns/"
      xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>%s</D:prop></D:propfind>
      """;

  private final DavHouse dav = new DavHouse();
  private final Account ben = dav.account("ben@test.example");
  private final Account eve = dav.account("eve@test.example");

  SharingTest() {
    group(dav.anna.address(), ben.address(), eve.address());
    // The group makes them known to each other; what is in it is another test's.
    dav.house.directory.put(new Group("all@test.example", "All", List.of()));
  }

  @AfterEach
  void close() {
    dav.close();
  }

  private void group(String... members) {
    dav.house.directory.put(new Group(TEAM, "Team", List.of(members)));
  }

  private Answer as(Account who, String method, String path, String body, String... headers) {
    return dav.ask(who, method, path, body, headers);
  }

  private List<String> home(Account who, String kind) {
    String path = "/dav/" + kind + "/" + who.address() + "/";
    return as(who, "PROPFIND", path, "", "depth", "1").hrefs().stream()
        .filter(href -> href.contains("~"))
        .toList();
  }

  private String groupCalendar(Account who) {
    return home(who, "calendars").get(0);
  }

  private Answer put(Account who, String path, String uid) {
    return as(
        who, "PUT", path, DavHouse.event(uid, "20260301T100000Z"), "content-type", "text/calendar");
  }

  @Test
  void groupsCalendarAndBookLieBesideTheOwnOnes() {
    assertThat(home(dav.anna, "calendars")).hasSize(1);
    assertThat(home(dav.anna, "addressbooks")).hasSize(1);
    String told =
        as(
                dav.anna,
                "PROPFIND",
                groupCalendar(dav.anna),
                ASKS.formatted("<D:displayname/>"),
                "depth",
                "0")
            .body();
    assertThat(told).contains("<D:displayname>Team</D:displayname>");
  }

  @Test
  void memberWithoutTheRightReadsOnly() { // CAL-014
    String path = groupCalendar(dav.anna) + "a.ics";
    Answer refused = put(dav.anna, path, "a");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("need-privileges").contains("bind");
    assertThat(as(dav.anna, "GET", path, "").status()).isEqualTo(404);
    assertThat(as(dav.anna, "DELETE", groupCalendar(dav.anna), "").status()).isEqualTo(403);
  }

  @Test
  void memberWithTheRightAddsForAll() {
    letWrite(dav.anna);
    assertThat(put(dav.anna, groupCalendar(dav.anna) + "a.ics", "a").status()).isEqualTo(201);
    assertThat(as(ben, "GET", groupCalendar(ben) + "a.ics", "").status()).isEqualTo(200);
    assertThat(as(ben, "DELETE", groupCalendar(ben) + "a.ics", "").status()).isEqualTo(403);
    assertThat(as(dav.anna, "DELETE", groupCalendar(dav.anna) + "a.ics", "").status())
        .isEqualTo(204);
  }

  private void letWrite(Account member) {
    Account estate = dav.sharing.estate(TEAM);
    var row = dav.house.catalog.collections(Reader.house(), estate.id()).get(0);
    dav.sharing.lend(estate, row, member, Access.WRITE, Share.Answer.ACCEPTED);
  }

  @Test
  void whoLeavesTheGroupLosesItAtOnce() { // GROUP-001, SH03
    letWrite(ben);
    String path = groupCalendar(ben);
    put(ben, path + "a.ics", "a");
    group(dav.anna.address());
    assertThat(home(ben, "calendars")).isEmpty();
    for (String method : List.of("GET", "PROPFIND", "DELETE", "PROPPATCH", "LOCK")) {
      assertThat(as(ben, method, path + "a.ics", "").status())
          .as(method)
          .isEqualTo(as(ben, method, BENS + "~77-77/a.ics", "").status());
    }
    assertThat(put(ben, path + "b.ics", "b").status())
        .isEqualTo(put(ben, BENS + "~77-77/b.ics", "b").status());
    assertThat(as(dav.anna, "PROPFIND", groupCalendar(dav.anna), "", "depth", "1").hrefs())
        .hasSize(2);
  }

  @Test
  void strangerIsAnsweredAsIfNothingWereThere() { // DV04, SH06
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    dav.account("zoe@test.example");
    Account zoe = dav.account("zed@test.example");
    String there = CALENDAR + "a.ics";
    String nowhere = "/dav/calendars/nobody@test.example/default/a.ics";
    for (String method :
        List.of("GET", "PROPFIND", "PUT", "DELETE", "PROPPATCH", "LOCK", "ACL", "POST", "MKCOL")) {
      Answer one = as(zoe, method, there, body(method), "depth", "0");
      Answer other = as(zoe, method, nowhere, body(method), "depth", "0");
      assertThat(one.status()).as(method).isEqualTo(other.status());
      assertThat(one.body()).as(method).isEqualTo(other.body());
    }
    String principal = "/dav/principals/anna@test.example/";
    assertThat(as(zoe, "PROPFIND", principal, "", "depth", "0").status()).isEqualTo(404);
    assertThat(as(ben, "PROPFIND", principal, "", "depth", "0").status()).isEqualTo(207);
    Answer copy =
        as(zoe, "COPY", there, "", "destination", "/dav/calendars/zed@test.example/default/x.ics");
    assertThat(copy.status()).isEqualTo(404);
  }

  private static String body(String method) {
    return switch (method) {
      case "PUT" -> DavHouse.event("x", "20260301T100000Z");
      case "ACL" -> "<D:acl xmlns:D='DAV:'/>";
      case "PROPPATCH" -> "<D:propertyupdate xmlns:D='DAV:'/>";
      default -> "";
    };
  }

  @Test
  void sharedMailboxShowsItsContactsToReadAndNothingElse() { // SHARE-010, SH01
    dav.putCard("a.vcf", "a", "Alma");
    byte[] before = dav.ask("GET", BOOK + "a.vcf", "").body().getBytes(UTF_8);
    dav.house.grants.put(
        new Grant(
            dav.anna.id(),
            ben.id(),
            Set.of(
                Grant.Right.READ_MAIL,
                Grant.Right.WRITE_MAIL,
                Grant.Right.SEND_ON_BEHALF,
                Grant.Right.READ_CONTACTS)));
    assertThat(as(ben, "GET", BOOK + "a.vcf", "").status()).isEqualTo(200);
    String card = DavHouse.card("a", "Changed");
    String mine = "/dav/addressbooks/ben@test.example/default/";
    as(ben, "PUT", mine + "b.vcf", DavHouse.card("b", "Ben"), "content-type", "text/vcard");
    assertThat(as(ben, "PUT", BOOK + "a.vcf", card).status()).isEqualTo(403);
    assertThat(as(ben, "PUT", BOOK + "n.vcf", DavHouse.card("n", "New")).status()).isEqualTo(403);
    assertThat(as(ben, "POST", BOOK, DavHouse.card("n", "New")).status()).isEqualTo(403);
    assertThat(as(ben, "DELETE", BOOK + "a.vcf", "").status()).isEqualTo(403);
    assertThat(as(ben, "DELETE", BOOK, "").status()).isEqualTo(403);
    assertThat(as(ben, "LOCK", BOOK + "a.vcf", lock()).status()).isEqualTo(403);
    assertThat(as(ben, "ACL", BOOK, "<D:acl xmlns:D='DAV:'/>").status()).isEqualTo(403); // SH04
    assertThat(as(ben, "MOVE", BOOK + "a.vcf", "", "destination", mine + "a.vcf").status())
        .isEqualTo(403);
    assertThat(as(ben, "MOVE", mine + "b.vcf", "", "destination", BOOK + "b.vcf").status())
        .isEqualTo(403);
    assertThat(as(ben, "COPY", mine + "b.vcf", "", "destination", BOOK + "a.vcf").status())
        .isEqualTo(403);
    assertThat(as(ben, "PROPPATCH", BOOK + "a.vcf", note()).status()).isEqualTo(403);
    assertThat(as(ben, "MKCOL", "/dav/addressbooks/anna@test.example/n/", "").status())
        .isEqualTo(403);
    assertThat(dav.ask("GET", BOOK + "a.vcf", "").body().getBytes(UTF_8)).isEqualTo(before);
    assertThat(dav.ask("PROPFIND", BOOK, "", "depth", "1").hrefs()).hasSize(2);
    assertThat(as(ben, "COPY", BOOK + "a.vcf", "", "destination", mine + "a.vcf").status())
        .isEqualTo(201);
    assertThat(home(ben, "addressbooks")).hasSize(1); // SHARE-002: the group's, and not Anna's
    assertThat(as(ben, "PROPFIND", CALENDAR, "", "depth", "0").status()).isEqualTo(404);
  }

  private static String lock() {
    return "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
        + "<D:locktype><D:write/></D:locktype></D:lockinfo>";
  }

  private static String note() {
    return "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x xmlns='y'>1</x></D:prop></D:set>"
        + "</D:propertyupdate>";
  }

  private static String share(String who, String access) {
    return "<S:share xmlns:D='DAV:' xmlns:S='http://calendarserver.org/ns/'><S:set><D:href>mailto:"
        + who
        + "</D:href><S:"
        + access
        + "/></S:set></S:share>";
  }

  private static String reply(String source, String answer) {
    return "<S:invite-reply xmlns:D='DAV:' xmlns:S='http://calendarserver.org/ns/'><S:"
        + answer
        + "/><S:hosturl><D:href>"
        + source
        + "</D:href></S:hosturl></S:invite-reply>";
  }

  @Test
  void offerIsSeenTakenWrittenToAndLeft() {
    Answer offered =
        dav.ask(
            "POST",
            CALENDAR,
            share("ben@test.example", "read-write"),
            "content-type",
            "application/xml");
    assertThat(offered.status()).isEqualTo(200);
    assertThat(home(ben, "calendars")).hasSize(1);
    List<String> notices =
        as(ben, "PROPFIND", "/dav/notifications/ben@test.example/", "", "depth", "1").hrefs();
    assertThat(notices).hasSize(2);
    Answer notice = as(ben, "GET", notices.get(1), "");
    assertThat(notice.body()).contains(CALENDAR).contains("read-write");

    Answer taken =
        as(ben, "POST", BENS, reply(CALENDAR, "invite-accepted"), "content-type", "text/xml");
    String mount = taken.xml().child(Name.dav("href")).orElseThrow().text();
    assertThat(home(ben, "calendars")).contains(mount);
    assertThat(put(ben, mount + "b.ics", "b").status()).isEqualTo(201);
    assertThat(dav.ask("GET", CALENDAR + "b.ics", "").status()).isEqualTo(200);
    assertThat(told(dav.anna, CALENDAR, "<S:invite/><D:resourcetype/>"))
        .contains("invite-accepted")
        .contains("shared-owner");
    assertThat(told(ben, mount, "<S:shared-url/><D:resourcetype/>"))
        .contains(CALENDAR)
        .contains("S:shared/");

    assertThat(as(ben, "DELETE", mount, "").status()).isEqualTo(204);
    assertThat(home(ben, "calendars")).hasSize(1);
    assertThat(dav.ask("GET", CALENDAR + "b.ics", "").status()).isEqualTo(200);
    assertThat(as(ben, "GET", CALENDAR + "b.ics", "").status()).isEqualTo(404);
    assertThat(told(dav.anna, CALENDAR, "<S:invite/>")).contains("invite-declined");
  }

  private String told(Account who, String path, String properties) {
    return as(who, "PROPFIND", path, ASKS.formatted(properties), "depth", "0").body();
  }

  @Test
  void guestCallsItWhatHeLikes() {
    dav.ask("ACL", CALENDAR, acl("ben@test.example", "<D:read/>"));
    String mount =
        home(ben, "calendars").stream()
            .filter(h -> !h.equals(groupCalendar(ben)))
            .findFirst()
            .orElseThrow();
    String name =
        "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><D:displayname>Hers</D:displayname>"
            + "</D:prop></D:set></D:propertyupdate>";
    assertThat(as(ben, "PROPPATCH", mount, name).status()).isEqualTo(207);
    assertThat(told(ben, mount, "<D:displayname/>")).contains("Hers");
    assertThat(told(dav.anna, CALENDAR, "<D:displayname/>")).doesNotContain("Hers");
  }

  private static String acl(String who, String privileges) {
    return "<D:acl xmlns:D='DAV:'><D:ace><D:principal><D:href>/dav/principals/"
        + who
        + "/</D:href></D:principal><D:grant><D:privilege>"
        + privileges
        + "</D:privilege></D:grant></D:ace></D:acl>";
  }

  @Test
  void accessIsGrantedToldAndTakenBackByAcl() { // RFC 3744 s8.1
    assertThat(dav.ask("ACL", CALENDAR, acl("ben@test.example", "<D:read/>")).status())
        .isEqualTo(200);
    String mount = BENS + "~" + dav.anna.id().number() + "-";
    assertThat(home(ben, "calendars")).anyMatch(href -> href.startsWith(mount));
    assertThat(told(ben, CALENDAR, "<D:current-user-privilege-set/>"))
        .contains("<D:read/>")
        .doesNotContain("<D:bind/>")
        .doesNotContain("<D:write/>");
    assertThat(told(dav.anna, CALENDAR, "<D:acl/>")).contains("/dav/principals/ben@test.example/");
    dav.ask(
        "ACL",
        CALENDAR,
        acl("ben@test.example", "<D:read/><D:write/>")
            .replace("<D:read/><D:write/>", "<D:read/></D:privilege><D:privilege><D:write/>"));
    assertThat(told(ben, CALENDAR, "<D:current-user-privilege-set/>")).contains("<D:bind/>");
    dav.ask("ACL", CALENDAR, "<D:acl xmlns:D='DAV:'/>");
    assertThat(as(ben, "PROPFIND", CALENDAR, "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void deputyFindsWhomHeActsForAndDoesSo() {
    String set =
        "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><D:group-member-set><D:href>"
            + "/dav/principals/ben@test.example/</D:href></D:group-member-set></D:prop></D:set>"
            + "</D:propertyupdate>";
    String proxy = "/dav/principals/anna@test.example/calendar-proxy-write/";
    assertThat(dav.ask("PROPPATCH", proxy, set).status()).isEqualTo(207);
    assertThat(told(dav.anna, proxy, "<D:group-member-set/><D:resourcetype/>"))
        .contains("/dav/principals/ben@test.example/")
        .contains("calendar-proxy-write");
    String principal = "/dav/principals/ben@test.example/";
    assertThat(told(ben, principal, "<S:calendar-proxy-write-for/><D:group-membership/>"))
        .contains("/dav/principals/anna@test.example/")
        .contains(proxy);
    assertThat(told(ben, "/dav/principals/anna@test.example/", "<C:calendar-home-set/>"))
        .contains("/dav/calendars/anna@test.example/");
    assertThat(as(ben, "PROPFIND", "/dav/calendars/anna@test.example/", "", "depth", "1").hrefs())
        .contains(CALENDAR)
        .noneMatch(href -> href.endsWith("inbox/"));
    assertThat(put(ben, CALENDAR + "b.ics", "b").status()).isEqualTo(201);
    assertThat(as(ben, "PROPPATCH", proxy, set).status()).isEqualTo(403); // SH04
    assertThat(as(eve, "PROPFIND", proxy, "", "depth", "0").status()).isEqualTo(404);
    assertThat(as(ben, "MKCALENDAR", "/dav/calendars/anna@test.example/n/", "").status())
        .isEqualTo(403);
  }

  @Test
  void guestSharesNothingOn() { // SH04
    dav.ask(
        "ACL", CALENDAR, acl("ben@test.example", "<D:read/></D:privilege><D:privilege><D:write/>"));
    String mount = home(ben, "calendars").get(0);
    for (String path : List.of(CALENDAR, mount)) {
      assertThat(as(ben, "ACL", path, acl("eve@test.example", "<D:read/>")).status())
          .isEqualTo(403);
      assertThat(
              as(ben, "POST", path, share("eve@test.example", "read"), "content-type", "text/xml")
                  .status())
          .isEqualTo(403);
      assertThat(told(ben, path, "<D:acl/>")).contains("404");
    }
    assertThat(as(eve, "PROPFIND", CALENDAR, "", "depth", "0").status()).isEqualTo(404);
  }

  @Test
  void whatTheOwnerLockedIsLockedForGuests() {
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    dav.ask(
        "ACL", CALENDAR, acl("ben@test.example", "<D:read/></D:privilege><D:privilege><D:write/>"));
    assertThat(dav.ask("LOCK", CALENDAR + "a.ics", lock()).status()).isEqualTo(200);
    assertThat(put(ben, CALENDAR + "a.ics", "a").status()).isEqualTo(423);
    assertThat(as(ben, "DELETE", CALENDAR + "a.ics", "").status()).isEqualTo(423);
    assertThat(put(ben, CALENDAR + "b.ics", "b").status()).isEqualTo(201);
    assertThat(as(ben, "LOCK", CALENDAR + "b.ics", lock()).status()).isEqualTo(405);
  }

  @Test
  void changesOfALentCalendarAreSynced() {
    dav.ask("ACL", CALENDAR, acl("ben@test.example", "<D:read/>"));
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    String sync =
        "<D:sync-collection xmlns:D='DAV:'><D:sync-token/><D:sync-level>1</D:sync-level><D:prop>"
            + "<D:getetag/></D:prop></D:sync-collection>";
    for (String path : List.of(CALENDAR, home(ben, "calendars").get(0))) {
      assertThat(as(ben, "REPORT", path, sync).body()).contains(path + "a.ics");
    }
    dav.ask("ACL", CALENDAR, "<D:acl xmlns:D='DAV:'/>");
    assertThat(as(ben, "REPORT", CALENDAR, sync).status()).isEqualTo(404); // SH03
  }
}
