package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreferTest {
  private static final String[] WISH = {"prefer", "return=representation"};

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  private Answer put(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "content-type";
    all[1] = "text/calendar";
    return dav.ask("PUT", CALENDAR + "a.ics", DavHouse.event("a", "20260301T100000Z"), all);
  }

  @Test
  void whatWasStoredComesWithTheAnswer() { // RFC 7240 s4.2, RFC 8144 s3.1
    Answer told = put(WISH);
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.body()).contains("UID:a");
    assertThat(told.header("Preference-Applied")).isEqualTo("return=representation");
    assertThat(told.header("Content-Location")).isEqualTo(CALENDAR + "a.ics");
    assertThat(told.tag()).isEqualTo(dav.ask("GET", CALENDAR + "a.ics", "").tag());
    assertThat(put(WISH).status()).isEqualTo(200);
    assertThat(put().status()).isEqualTo(204);
    assertThat(put().body()).isEmpty();
  }

  @Test
  void whoCameTooLateIsToldWhatIsThere() { // RFC 8144 s3.2
    put();
    Answer told = put("if-none-match", "*", WISH[0], WISH[1]);
    assertThat(told.status()).isEqualTo(412);
    assertThat(told.body()).contains("UID:a");
    assertThat(told.tag()).isNotEmpty();
    assertThat(put("if-none-match", "*").body()).isEmpty();
  }

  @Test
  void whatWasAddedComesFromWhereItLies() { // RFC 5995 s3
    Answer told =
        dav.ask(
            "POST",
            BOOK,
            DavHouse.card("x", "Xaver"),
            "content-type",
            "text/vcard",
            WISH[0],
            WISH[1]);
    assertThat(told.status()).isEqualTo(201);
    assertThat(told.body()).contains("FN:Xaver");
    assertThat(told.header("Content-Location")).isEqualTo(told.header("Location"));
  }
}
