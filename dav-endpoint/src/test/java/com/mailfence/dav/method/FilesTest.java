package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilesTest {
  private static final String LOCK =
      """
      <D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope>
      <D:locktype><D:write/></D:locktype><D:owner>me</D:owner></D:lockinfo>
      """;

  private final DavHouse dav = new DavHouse();

  @AfterEach
  void close() {
    dav.close();
  }

  @Test
  void fileIsGivenBackAsItCame() {
    Answer put = dav.ask("PUT", FILES + "a.txt", "hello", "content-type", "text/plain");
    assertThat(put.status()).isEqualTo(201);
    Answer got = dav.ask("GET", FILES + "a.txt", "");
    assertThat(got.body()).isEqualTo("hello");
    assertThat(got.tag()).isEqualTo(put.tag());
    assertThat(got.header("Content-Security-Policy")).contains("sandbox"); // DV09
    assertThat(dav.ask("GET", FILES + "a.txt", "", "if-none-match", put.tag()).status())
        .isEqualTo(304);
    assertThat(dav.ask("GET", FILES + "a.txt", "", "range", "bytes=1-3").body()).isEqualTo("ell");
    assertThat(dav.ask("PUT", FILES + "a.txt", "other").status()).isEqualTo(204);
  }

  @Test
  void conditionsAreHeldUnderTheLock() {
    String tag = dav.ask("PUT", FILES + "a", "1", "if-none-match", "*").tag();
    assertThat(dav.ask("PUT", FILES + "a", "2", "if-none-match", "*").status()).isEqualTo(412);
    assertThat(dav.ask("PUT", FILES + "a", "2", "if-match", tag).status()).isEqualTo(204);
    assertThat(dav.ask("PUT", FILES + "a", "3", "if-match", tag).status()).isEqualTo(412);
    assertThat(dav.ask("DELETE", FILES + "a", "", "if-match", tag).status()).isEqualTo(412);
    assertThat(dav.ask("PUT", FILES + "b", "1", "if-match", "*").status()).isEqualTo(412);
    assertThat(dav.ask("GET", FILES + "a", "").body()).isEqualTo("2");
  }

  @Test
  void foldersAreMadeCopiedMovedAndRemovedWhole() {
    dav.ask("MKCOL", FILES + "a/", "");
    dav.ask("MKCOL", FILES + "a/b/", "");
    dav.ask("PUT", FILES + "a/b/x", "x");
    assertThat(dav.ask("MKCOL", FILES + "a/", "").status()).isEqualTo(405);
    assertThat(dav.ask("MKCOL", FILES + "no/b/", "").status()).isEqualTo(409);
    assertThat(dav.ask("MKCOL", FILES + "c/", "x", "content-type", "a/b").status()).isEqualTo(415);

    Answer copied = dav.ask("COPY", FILES + "a/", "", "destination", FILES + "c/");
    assertThat(copied.status()).isEqualTo(201);
    Answer moved = dav.ask("MOVE", FILES + "a/", "", "destination", FILES + "d/");
    assertThat(moved.status()).isEqualTo(201);
    assertThat(dav.ask("GET", FILES + "a/b/x", "").status()).isEqualTo(404);
    assertThat(dav.ask("GET", FILES + "c/b/x", "").body()).isEqualTo("x");
    assertThat(dav.ask("GET", FILES + "d/b/x", "").body()).isEqualTo("x");
    assertThat(dav.ask("DELETE", FILES + "c/", "").status()).isEqualTo(204);
    assertThat(dav.ask("GET", FILES + "c/b/x", "").status()).isEqualTo(404);
  }

  @Test
  void transferRefusesWhatCannotBe() {
    dav.ask("MKCOL", FILES + "a/", "");
    dav.ask("PUT", FILES + "x", "x");
    dav.ask("PUT", FILES + "y", "y");
    assertThat(move("x", FILES + "x")).isEqualTo(403);
    assertThat(move("a/", FILES + "a/b/")).isEqualTo(403);
    assertThat(move("x", FILES + "no/x")).isEqualTo(409);
    assertThat(move("x", "https://other.example/x")).isEqualTo(502); // DV04
    assertThat(move("x", "/dav/files/ben@test.example/x")).isEqualTo(409);
    assertThat(move("x", FILES + "%2e%2e/x")).isEqualTo(400);
    assertThat(dav.ask("MOVE", FILES + "x", "").status()).isEqualTo(400);
    Answer kept = dav.ask("MOVE", FILES + "x", "", "destination", FILES + "y", "overwrite", "F");
    assertThat(kept.status()).isEqualTo(412);
    assertThat(move("x", FILES + "y")).isEqualTo(204);
    assertThat(dav.ask("GET", FILES + "y", "").body()).isEqualTo("x");
  }

  @Test
  void lockKeepsOthersAwayAndEnds() {
    dav.ask("PUT", FILES + "a", "1");
    Answer lock = dav.ask("LOCK", FILES + "a", LOCK, "timeout", "Second-60");
    String token = lock.header("Lock-Token");
    assertThat(lock.status()).isEqualTo(200);
    assertThat(dav.ask("PUT", FILES + "a", "2").status()).isEqualTo(423);
    assertThat(dav.ask("DELETE", FILES + "a", "").status()).isEqualTo(423);
    assertThat(dav.ask("LOCK", FILES + "a", LOCK).status()).isEqualTo(423);
    assertThat(dav.ask("PUT", FILES + "a", "2", "if", "(" + token + ")").status()).isEqualTo(204);
    assertThat(dav.ask("UNLOCK", FILES + "a", "", "lock-token", "<urn:no>").status())
        .isEqualTo(409);
    dav.clock.forward(Duration.ofSeconds(61));
    assertThat(dav.ask("PUT", FILES + "a", "3").status()).isEqualTo(204);
  }

  @Test
  void lockOnAFolderCoversWhatLiesBelow() {
    dav.ask("MKCOL", FILES + "a/", "");
    Answer lock = dav.ask("LOCK", FILES + "a/", LOCK);
    String token = lock.header("Lock-Token");
    assertThat(dav.ask("PUT", FILES + "a/x", "1").status()).isEqualTo(423);
    String shown = "<" + "https://test.example" + FILES + "a/> (" + token + ")";
    assertThat(dav.ask("PUT", FILES + "a/x", "1", "if", shown).status()).isEqualTo(201);
    assertThat(dav.ask("UNLOCK", FILES + "a/", "", "lock-token", token).status()).isEqualTo(204);
    assertThat(dav.ask("PUT", FILES + "a/y", "1").status()).isEqualTo(201);
  }

  @Test
  void lockOnNothingMakesAnEmptyFile() {
    assertThat(dav.ask("LOCK", FILES + "new", LOCK).status()).isEqualTo(201);
    assertThat(dav.ask("GET", FILES + "new", "").status()).isEqualTo(200);
    assertThat(dav.ask("LOCK", DavHouse.CALENDAR + "new.ics", LOCK).status()).isEqualTo(405);
  }

  @Test
  void propertiesWithoutMeaningAreKeptAndGoAlong() {
    dav.ask("PUT", FILES + "a", "1");
    String update =
        """
        <D:propertyupdate xmlns:D="DAV:" xmlns:z="urn:z"><D:set><D:prop>
        <z:p xml:lang="de"><z:q a="1">text</z:q></z:p></D:prop></D:set></D:propertyupdate>
        """;
    assertThat(dav.ask("PROPPATCH", FILES + "a", update).status()).isEqualTo(207);
    dav.ask("MOVE", FILES + "a", "", "destination", FILES + "b");
    String asked =
        "<D:propfind xmlns:D=\"DAV:\" xmlns:z=\"urn:z\"><D:prop><z:p/></D:prop></D:propfind>";
    String told = dav.ask("PROPFIND", FILES + "b", asked, "depth", "0").body();
    assertThat(told).contains("text").contains("xml:lang=\"de\"").contains("200 OK");
  }

  @Test
  void propertiesChangeAllOrNone() {
    dav.ask("PUT", FILES + "a", "1");
    String update =
        """
        <D:propertyupdate xmlns:D="DAV:" xmlns:z="urn:z"><D:set><D:prop>
        <z:p>x</z:p><D:getetag>forged</D:getetag></D:prop></D:set></D:propertyupdate>
        """;
    String told = dav.ask("PROPPATCH", FILES + "a", update).body();
    assertThat(told).contains("403 Forbidden").contains("424").contains("cannot-modify-protected");
    String asked =
        "<D:propfind xmlns:D=\"DAV:\" xmlns:z=\"urn:z\"><D:prop><z:p/></D:prop></D:propfind>";
    assertThat(dav.ask("PROPFIND", FILES + "a", asked, "depth", "0").body()).contains("404");
  }

  private int move(String from, String to) {
    return dav.ask("MOVE", FILES + from, "", "destination", to).status();
  }
}
