package com.mailfence.dav.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Group;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private static final String HOME = "/dav/addressbooks/anna@test.example/";
  private static final String GUIDE = HOME + "directory/";
  private static final String QUERY =
      """
      <A:addressbook-query xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop>
      <D:getetag/><A:address-data/></D:prop><A:filter><A:prop-filter name="%s">
      <A:text-match match-type="contains">%s</A:text-match></A:prop-filter></A:filter>%s
      </A:addressbook-query>
      """;

  private final DavHouse dav = new DavHouse(true);

  DirectoryTest() {
    for (String name : List.of("Ben Berg", "Eva van Berg")) {
      Account account =
          dav.account(name.substring(0, 3).toLowerCase(Locale.ROOT) + "@test.example");
      dav.house.directory.put(account.named(name));
    }
    dav.account("zoe@other.example");
    dav.house.directory.put(new Group("team@test.example", "Team", List.of()));
    Account gone = dav.account("gone@test.example");
    dav.house.directory.put(gone.in(Account.State.DISABLED));
  }

  @AfterEach
  void close() {
    dav.close();
  }

  @Test
  void directoryIsTheLastBookOfTheHomeAndListsTheDomain() {
    List<String> books = dav.ask("PROPFIND", HOME, "", "depth", "1").hrefs();
    assertThat(books.get(books.size() - 1)).isEqualTo(GUIDE);
    assertThat(dav.ask("PROPFIND", GUIDE, "", "depth", "1").hrefs())
        .containsExactlyInAnyOrder(
            GUIDE,
            GUIDE + "anna@test.example.vcf",
            GUIDE + "ben@test.example.vcf",
            GUIDE + "eva@test.example.vcf",
            GUIDE + "team@test.example.vcf");
    try (var closed = new DavHouse(false)) {
      assertThat(closed.ask("PROPFIND", GUIDE, "", "depth", "0").status()).isEqualTo(404);
      assertThat(closed.ask("PROPFIND", HOME, "", "depth", "1").hrefs()).doesNotContain(GUIDE);
    }
  }

  @Test
  void peopleAreFoundByNameAndAddress() {
    Answer told = dav.ask("REPORT", GUIDE, QUERY.formatted("FN", "BERG", ""));
    assertThat(told.hrefs()).hasSize(2);
    assertThat(told.body()).contains("N:Berg;Eva van;;;").contains("EMAIL:eva@test.example");
    assertThat(dav.ask("REPORT", GUIDE, QUERY.formatted("EMAIL", "ben@", "")).hrefs())
        .containsExactly(GUIDE + "ben@test.example.vcf");
    assertThat(dav.ask("REPORT", GUIDE, QUERY.formatted("EMAIL", "zoe", "")).hrefs()).isEmpty();
    assertThat(dav.ask("REPORT", GUIDE, QUERY.formatted("EMAIL", "gone", "")).hrefs()).isEmpty();
  }

  @Test
  void limitIsKeptAndSaid() { // RFC 6352 s8.6.1
    String one = "<A:limit><A:nresults>1</A:nresults></A:limit>";
    Answer told = dav.ask("REPORT", GUIDE, QUERY.formatted("EMAIL", "test", one));
    assertThat(told.hrefs()).hasSize(2);
    assertThat(told.body()).contains("507").contains("number-of-matches-within-limits");
  }

  @Test
  void namedPeopleAreGivenAndOthersAreNot() {
    String multiget =
        """
        <A:addressbook-multiget xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop>
        <D:getetag/><A:address-data version="4.0"/></D:prop>
        <D:href>%1$sben@test.example.vcf</D:href><D:href>%1$szoe@other.example.vcf</D:href>
        </A:addressbook-multiget>
        """;
    Answer told = dav.ask("REPORT", GUIDE, multiget.formatted(GUIDE));
    assertThat(told.hrefs()).hasSize(2);
    assertThat(told.body())
        .contains("VERSION:4.0")
        .contains("404")
        .doesNotContain("zoe@other.example\n");
    Answer got = dav.ask("GET", GUIDE + "ben@test.example.vcf", "");
    assertThat(got.status()).isEqualTo(200);
    assertThat(told.body()).contains(got.tag().replace("\"", ""));
  }

  @Test
  void directoryIsNotSyncedAndSaysSo() { // RFC 6578 s3.2, RFC 3253 s3.6
    String sync =
        "<D:sync-collection xmlns:D='DAV:'><D:sync-token/><D:sync-level>1</D:sync-level>"
            + "<D:prop><D:getetag/></D:prop></D:sync-collection>";
    Answer told = dav.ask("REPORT", GUIDE, sync);
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains("supported-report");
    String set =
        "<D:propfind xmlns:D='DAV:'><D:prop><D:supported-report-set/><D:sync-token/></D:prop></D:propfind>";
    assertThat(dav.ask("PROPFIND", GUIDE, set, "depth", "0").body())
        .contains("addressbook-query")
        .doesNotContain("sync-collection");
  }

  @Test
  void nothingOfItIsChanged() {
    String ben = GUIDE + "ben@test.example.vcf";
    String card = DavHouse.card("x", "X");
    assertThat(dav.ask("PUT", ben, card).body()).contains("need-privileges");
    assertThat(dav.ask("PUT", GUIDE + "n.vcf", card).status()).isEqualTo(403);
    assertThat(dav.ask("DELETE", ben, "").status()).isEqualTo(403);
    assertThat(dav.ask("DELETE", GUIDE, "").status()).isEqualTo(403);
    assertThat(dav.ask("MOVE", ben, "", "destination", DavHouse.BOOK + "b.vcf").status())
        .isEqualTo(403);
    String held =
        dav.ask(
                "PROPFIND",
                GUIDE,
                "<D:propfind xmlns:D='DAV:'><D:prop><D:current-user-privilege-set/></D:prop></D:propfind>",
                "depth",
                "0")
            .body();
    assertThat(held).contains("<D:read/>").doesNotContain("write").doesNotContain("bind");
  }
}
