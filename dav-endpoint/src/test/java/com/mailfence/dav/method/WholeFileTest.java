package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Share;
import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Prefer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeFileTest {
  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  @Test
  void calendarAndBookAreGivenAsFilesToWhoAsksForThem() {
    dav.putEvent("a.ics", "a", "20260301T100000Z");
    dav.putEvent("b.ics", "b", "20260302T100000Z");
    dav.putCard("c.vcf", "c", "Carla");
    Answer told = dav.ask("GET", CALENDAR, "", "accept", "text/calendar, */*;q=0.1");
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.body()).startsWith("BEGIN:VCALENDAR").contains("UID:a").contains("UID:b");
    assertThat(told.body().split("BEGIN:VCALENDAR")).hasSize(2);
    assertThat(dav.ask("GET", BOOK, "", "accept", "text/vcard").body()).contains("FN:Carla");
    assertThat(dav.ask("GET", CALENDAR, "", "accept", "text/html,*/*").body()).contains("<html");
    assertThat(dav.ask("GET", CALENDAR, "").body()).contains("2 items");
  }

  @Test
  void fileOfSeveralEventsIsTakenApart() {
    String two =
        DavHouse.event("a", "20260301T100000Z").replace("END:VCALENDAR\r\n", "")
            + DavHouse.event("b", "20260301T100000Z")
                .substring(DavHouse.event("b", "x").indexOf("BEGIN:VEVENT"));
    Answer told = dav.ask("POST", CALENDAR, two, "content-type", "text/calendar");
    assertThat(told.status()).isEqualTo(207);
    assertThat(told.hrefs()).hasSize(2);
    assertThat(dav.ask("GET", told.hrefs().get(0), "").body()).contains("UID:a");
    assertThat(dav.ask("POST", CALENDAR, two, "content-type", "text/calendar").hrefs()).isEmpty();

    Account ben = dav.account("ben@test.example");
    View view = View.of(dav.rooms, dav.anna, Prefer.read(null, null), "");
    var row = dav.house.catalog.collections(view.who(), dav.anna.id()).get(0);
    dav.sharing.lend(dav.anna, row, ben, Access.READ, Share.Answer.ACCEPTED);
    Answer refused = dav.ask(ben, "POST", CALENDAR, two, "content-type", "text/calendar");
    assertThat(refused.status()).isEqualTo(403);
  }
}
