package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import com.mailfence.dav.xml.Name;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectsTest {
  private static final String HOME = "/dav/calendars/anna@test.example/";

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  @Test
  void eventIsStoredAsItWasWritten() {
    Answer put = dav.putEvent("a.ics", "a", "20260301T100000Z", "X-UNKNOWN;X-P=1:kept");
    assertThat(put.status()).isEqualTo(201);
    Answer got = dav.ask("GET", CALENDAR + "a.ics", "");
    assertThat(got.body())
        .isEqualTo(DavHouse.event("a", "20260301T100000Z", "X-UNKNOWN;X-P=1:kept"));
    assertThat(got.tag()).isEqualTo(put.tag());
  }

  @Test
  void uidIsOfOneObject() {
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    Answer clash = dav.putEvent("b.ics", "a", "20260301T100000Z");
    assertThat(clash.status()).isEqualTo(403);
    assertThat(clash.body()).contains("no-uid-conflict").contains(CALENDAR + "a.ics"); // DV06
    Answer changed = dav.putEvent("a.ics", "c", "20260301T100000Z");
    assertThat(changed.body()).contains("no-uid-conflict");
    assertThat(dav.ask("GET", CALENDAR + "a.ics", "").body()).contains("UID:a");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, valid-calendar-data",
    "BEGIN:VCALENDAR, valid-calendar-data",
  })
  void whatIsNoCalendarIsRefusedWithItsWord(String body, String word) {
    Answer told = dav.ask("PUT", CALENDAR + "a.ics", body);
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains(word);
    assertThat(dav.ask("PUT", CALENDAR + "a.ics", "<html>", "content-type", "text/html").body())
        .contains("supported-calendar-data");
  }

  @Test
  void objectMovesToAnotherCalendarAndBothTellIt() {
    dav.ask("MKCALENDAR", HOME + "w/", "");
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    String here = token(CALENDAR);
    String there = token(HOME + "w/");
    Answer moved = dav.ask("MOVE", CALENDAR + "a.ics", "", "destination", HOME + "w/b.ics");
    assertThat(moved.status()).isEqualTo(201);
    assertThat(sync(CALENDAR, here).body()).contains("a.ics").contains("404 Not Found");
    assertThat(sync(HOME + "w/", there).hrefs()).containsExactly(HOME + "w/b.ics");
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    Answer clash = dav.ask("COPY", CALENDAR + "a.ics", "", "destination", HOME + "w/c.ics");
    assertThat(clash.body()).contains("no-uid-conflict");
  }

  @Test
  void addedMemberIsNamedByTheHouse() {
    Answer added = dav.ask("POST", CALENDAR, DavHouse.event("p", "20260301T100000Z"));
    assertThat(added.status()).isEqualTo(201);
    assertThat(dav.ask("GET", added.header("Location"), "").body()).contains("UID:p");
  }

  @Test
  void cardIsGivenInTheVersionAskedFor() {
    assertThat(dav.putCard("a.vcf", "a", "Ann").status()).isEqualTo(201);
    assertThat(dav.ask("GET", BOOK + "a.vcf", "").body()).isEqualTo(DavHouse.card("a", "Ann"));
    Answer four = dav.ask("GET", BOOK + "a.vcf", "", "accept", "text/vcard; version=4.0");
    assertThat(four.body()).contains("VERSION:4.0");
    assertThat(dav.ask("GET", BOOK + "a.vcf", "", "accept", "text/vcard;version=9.9").status())
        .isEqualTo(406);
  }

  @Test
  void cardsThatAreNoneAreRefusedWithTheirWord() {
    assertThat(dav.ask("PUT", BOOK + "a.vcf", "nothing").body()).contains("valid-address-data");
    String noUid = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n";
    assertThat(dav.ask("PUT", BOOK + "a.vcf", noUid).body()).contains("valid-address-data");
    String old = DavHouse.card("a", "A").replace("3.0", "2.1");
    assertThat(dav.ask("PUT", BOOK + "a.vcf", old).body()).contains("supported-address-data");
    String huge = DavHouse.card("a", "A", "NOTE:" + "x".repeat(1 << 20));
    assertThat(dav.ask("PUT", BOOK + "a.vcf", huge).body()).contains("max-resource-size"); // DV10
    dav.putCard("a.vcf", "a", "Ann");
    assertThat(dav.putCard("b.vcf", "a", "Ann").body()).contains("no-uid-conflict");
  }

  @Test
  void syncGoesInPagesAndEndsWhereItBegan() {
    for (int i = 0; i < 5; i++) {
      dav.putCard(i + ".vcf", "u" + i, "P" + i);
    }
    Answer page = sync(BOOK, "", 2);
    assertThat(page.hrefs()).hasSize(3).last().isEqualTo(BOOK);
    assertThat(page.body()).contains("507").contains("number-of-matches-within-limits");
    Answer second = sync(BOOK, tokenOf(page), 2);
    Answer last = sync(BOOK, tokenOf(second), 2);
    assertThat(last.hrefs()).hasSize(1);
    assertThat(sync(BOOK, tokenOf(last), 2).hrefs()).isEmpty();
    dav.ask("DELETE", BOOK + "3.vcf", "");
    Answer gone = sync(BOOK, tokenOf(last), 2);
    assertThat(gone.hrefs()).containsExactly(BOOK + "3.vcf");
    assertThat(gone.body()).contains("404 Not Found");
  }

  /** RFC 6578 s3.5.2: the client knows it from its own PUT, not from a sync. */
  @Test
  void whatAClientPutAndSomebodyElseRemovedIsToldGone() {
    dav.putCard("a.vcf", "a", "Ann");
    String before = token(BOOK);
    dav.putCard("b.vcf", "b", "Bob");
    dav.ask("DELETE", BOOK + "b.vcf", "");
    Answer told = sync(BOOK, before);
    assertThat(told.hrefs()).containsExactly(BOOK + "b.vcf");
    assertThat(told.body()).contains("404 Not Found");
    assertThat(sync(BOOK, "").hrefs()).containsExactly(BOOK + "a.vcf");
  }

  @Test
  void whoSyncedWhenThereWasNothingIsToldGoneAsWell() {
    String empty = tokenOf(sync(BOOK, ""));
    assertThat(token(BOOK)).isEqualTo(empty);
    assertThat(tokenOf(sync(BOOK, empty))).isEqualTo(empty);
    dav.putCard("a.vcf", "a", "Ann");
    dav.ask("DELETE", BOOK + "a.vcf", "");
    assertThat(sync(BOOK, empty).hrefs()).containsExactly(BOOK + "a.vcf");
    assertThat(sync(BOOK, "").hrefs()).isEmpty();
  }

  @Test
  void nameThatIsTakenAgainIsNotToldGone() {
    dav.putCard("a.vcf", "a", "Ann");
    String before = token(BOOK);
    dav.ask("DELETE", BOOK + "a.vcf", "");
    dav.putCard("a.vcf", "b", "Bob");
    Answer told = sync(BOOK, before);
    assertThat(told.hrefs()).containsExactly(BOOK + "a.vcf");
    assertThat(told.body()).doesNotContain("404 Not Found");
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "urn:x-gateway:sync:1-1-1", "urn:x-gateway:sync:999999-1-99999999"})
  void tokensOfNobodyAreRefusedWithTheirWord(String token) {
    Answer told = sync(BOOK, token);
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body()).contains("valid-sync-token");
  }

  private String token(String collection) {
    return tokenOf(sync(collection, ""));
  }

  private static String tokenOf(Answer answer) {
    return answer.xml().child(Name.dav("sync-token")).orElseThrow().text();
  }

  private Answer sync(String collection, String token) {
    return sync(collection, token, 1000);
  }

  private Answer sync(String collection, String token, int limit) {
    String asked =
        """
        <D:sync-collection xmlns:D="DAV:"><D:sync-token>%s</D:sync-token>
        <D:sync-level>1</D:sync-level><D:limit><D:nresults>%d</D:nresults></D:limit>
        <D:prop><D:getetag/></D:prop></D:sync-collection>
        """
            .formatted(token, limit);
    return dav.ask("REPORT", collection, asked);
  }
}
