package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports about principals, with people who know each other. */
class ReportsTest {
  private static final String ANNA = "/dav/principals/anna@test.example/";
  private static final String BEN = "/dav/principals/ben@test.example/";
  private static final String TEAM = "/dav/principals/team@test.example/";
  private static final String HOME = "/dav/calendars/anna@test.example/";

  private final DavHouse dav = new DavHouse();
  private final Account ben = dav.account("ben@test.example");

  ReportsTest() {
    dav.house.directory.put(
        new Group("team@test.example", "Team", List.of(dav.anna.address(), ben.address())));
    dav.sharing.appoint(dav.anna, ben, Access.WRITE);
  }

  @AfterEach
  void close() {
    dav.close();
  }

  private static String expand(String inner) {
    return "<D:expand-property xmlns:D='DAV:'>" + inner + "</D:expand-property>";
  }

  @Test
  void addressesInPropertiesAreExpanded() { // RFC 3253 s3.8
    String asked =
        expand(
            "<D:property name='calendar-proxy-write-for' namespace='http://calendarserver.org/ns/'>"
                + "<D:property name='displayname'/><D:property name='calendar-home-set'"
                + " namespace='urn:ietf:params:xml:ns:caldav'/></D:property>"
                + "<D:property name='nothing-of-that'/>");
    Answer told = dav.ask(ben, "REPORT", BEN, asked);
    assertThat(told.status()).isEqualTo(207);
    assertThat(told.body())
        .contains("<D:response><D:href>" + ANNA + "</D:href>")
        .contains(HOME)
        .contains("nothing-of-that");
  }

  @Test
  void groupsAreExpandedInSeveralSteps() {
    String asked =
        expand(
            "<D:property name='group-membership'><D:property name='group-member-set'>"
                + "<D:property name='principal-URL'/></D:property></D:property>");
    assertThat(dav.ask(ben, "REPORT", BEN, asked).body()).contains(TEAM).contains(ANNA);
  }

  @Test
  void expansionIsBounded() { // DV03
    String deep = "";
    for (int i = 0; i < 6; i++) {
      deep = "<D:property name='group-membership'>" + deep + "</D:property>";
    }
    assertThat(dav.ask("REPORT", ANNA, expand(deep)).status()).isEqualTo(507);
  }

  @Test
  void expansionTellsNothingOfStrangers() { // DV04
    Account zoe = dav.account("zoe@test.example");
    dav.ask(
        zoe,
        "PROPPATCH",
        "/dav/principals/zoe@test.example/",
        "<D:propertyupdate xmlns:D='DAV:'><D:set><D:prop><x xmlns='y'><D:href>"
            + ANNA
            + "</D:href></x></D:prop></D:set></D:propertyupdate>");
    String asked =
        expand("<D:property name='x' namespace='y'><D:property name='displayname'/></D:property>");
    assertThat(dav.ask(zoe, "REPORT", "/dav/principals/zoe@test.example/", asked).body())
        .contains("404 Not Found")
        .doesNotContain("<D:displayname>");
  }

  @Test
  void principalsOfAnAccessListAreTold() { // RFC 3744 s9.2
    String asked =
        "<D:acl-principal-prop-set xmlns:D='DAV:'><D:prop><D:displayname/></D:prop>"
            + "</D:acl-principal-prop-set>";
    assertThat(dav.ask("REPORT", CALENDAR, asked).hrefs()).containsExactly(ANNA, BEN);
    Answer refused = dav.ask(ben, "REPORT", CALENDAR, asked);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("read-acl");
  }

  @Test
  void userIsMatchedAsHimselfAsMemberAndAsOwner() { // RFC 3744 s9.3
    String self = "<D:principal-match xmlns:D='DAV:'><D:self/></D:principal-match>";
    assertThat(dav.ask("REPORT", "/dav/principals/", self).hrefs()).containsExactly(ANNA, TEAM);
    String owner =
        "<D:principal-match xmlns:D='DAV:'><D:principal-property><D:owner/></D:principal-property>"
            + "<D:prop><D:displayname/></D:prop></D:principal-match>";
    assertThat(dav.ask("REPORT", HOME, owner).hrefs()).containsExactly(CALENDAR);
  }

  @Test
  void searchFindsThoseOfOnesGroups() { // RFC 3744 s9.4
    String asked =
        "<D:principal-property-search xmlns:D='DAV:'><D:property-search><D:prop><D:displayname/>"
            + "</D:prop><D:match>%s</D:match></D:property-search><D:prop><D:displayname/></D:prop>"
            + "</D:principal-property-search>";
    dav.account("zoe@test.example");
    assertThat(dav.ask("REPORT", "/dav/principals/", asked.formatted("test")).hrefs())
        .containsExactly(ANNA, BEN);
    assertThat(dav.ask("REPORT", "/dav/principals/", asked.formatted("team")).hrefs())
        .containsExactly(TEAM);
    assertThat(dav.ask("REPORT", "/dav/principals/", asked.formatted("zoe")).hrefs()).isEmpty();
  }

  @Test
  void everyReportThatIsNamedIsAnswered() { // RFC 3253 s3.1.5
    String set =
        "<D:propfind xmlns:D='DAV:'><D:prop><D:supported-report-set/></D:prop></D:propfind>";
    for (String path : List.of(CALENDAR, DavHouse.BOOK, HOME, ANNA, "/dav/principals/")) {
      assertThat(dav.ask("PROPFIND", path, set, "depth", "0").body())
          .contains("expand-property")
          .contains("acl-principal-prop-set");
      assertThat(dav.ask("REPORT", path, expand("<D:property name='owner'/>")).status())
          .isEqualTo(207);
    }
    String query = "<C:calendar-query xmlns:C='urn:ietf:params:xml:ns:caldav'/>";
    assertThat(dav.ask("REPORT", HOME, query).body()).contains("supported-report");
  }

  @Test
  void homesTagMovesWithWhatOthersLend() {
    String tag =
        "<D:propfind xmlns:D='DAV:' xmlns:S='http://calendarserver.org/ns/'><D:prop><S:getctag/>"
            + "</D:prop></D:propfind>";
    for (int i = 0; i < 5; i++) {
      dav.putEvent("a" + i + ".ics", "a" + i, "20260301T100000Z");
    }
    String bens = "/dav/calendars/ben@test.example/";
    dav.sharing.lend(
        dav.anna,
        dav.house.catalog.collections(Reader.owner(dav.anna.id()), dav.anna.id()).get(0),
        ben,
        Access.READ,
        Share.Answer.ACCEPTED);
    String before = dav.ask("PROPFIND", HOME, tag, "depth", "0").body();
    String benBefore = dav.ask(ben, "PROPFIND", bens, tag, "depth", "0").body();
    dav.ask(
        ben,
        "PUT",
        bens + "default/b.ics",
        DavHouse.event("b", "20260301T100000Z"),
        "content-type",
        "text/calendar");
    String benAfter = dav.ask(ben, "PROPFIND", bens, tag, "depth", "0").body();
    assertThat(benAfter).isNotEqualTo(benBefore);
    assertThat(dav.ask("PROPFIND", HOME, tag, "depth", "0").body()).isEqualTo(before);
    dav.putEvent("z.ics", "z", "20260301T100000Z");
    assertThat(dav.ask(ben, "PROPFIND", bens, tag, "depth", "0").body()).isNotEqualTo(benAfter);
  }
}
