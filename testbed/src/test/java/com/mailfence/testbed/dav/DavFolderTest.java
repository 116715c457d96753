package com.mailfence.testbed.dav;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.testbed.dav.DavFolder.Held;
import com.mailfence.testbed.dav.DavFolder.Outcome;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that says what the test has written down. */
class DavFolderTest {
  private static final String PATH = "/cal/";
  private static final String NO_TAG =
      "<propstat><prop/><status>HTTP/1.1 200 OK</status></propstat>";

  private final Deque<Scripted> script = new ArrayDeque<>();
  private final List<String> asked = new ArrayList<>();
  private final Line line = Line.open();
  private HttpServer server;
  private DavFolder folder;

  private record Scripted(int status, String tag, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var client = new DavClient(uri, new Handset.Login("anna", "secret"), line);
    folder = client.folder(PATH, DavFolder.Kind.CALENDAR);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var headers = exchange.getRequestHeaders();
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + headers.getOrDefault("If-Match", headers.getOrDefault("If-None-Match", List.of()))
            + body);
    Scripted next = script.remove();
    if (!next.tag.isEmpty()) {
      exchange.getResponseHeaders().set("ETag", next.tag);
    }
    byte[] bytes = next.body.getBytes(UTF_8);
    exchange.sendResponseHeaders(next.status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void says(int status, String tag) {
    script.add(new Scripted(status, tag, ""));
  }

  private void says(String token, String... responses) {
    String body =
        "<multistatus xmlns='DAV:' xmlns:C='urn:ietf:params:xml:ns:caldav'>"
            + String.join("", responses)
            + (token.isEmpty() ? "" : "<sync-token>" + token + "</sync-token>")
            + "</multistatus>";
    script.add(new Scripted(207, "", body));
  }

  private static String there(String name, String tag) {
    return "<response><href>%s%s</href><propstat><prop><getetag>%s</getetag></prop>"
            .formatted(PATH, name, tag)
        + "<status>HTTP/1.1 200 OK</status></propstat></response>";
  }

  private static String whole(String name, String tag, String text) {
    return there(
        name, tag + "</getetag><C:calendar-data>" + text + "</C:calendar-data><getetag>" + tag);
  }

  private static String status(String name, int status) {
    return "<response><href>%s%s</href><status>HTTP/1.1 %d X</status></response>"
        .formatted(PATH, name, status);
  }

  @Test
  void pagesAreAskedForUntilThereAreNoMoreAndObjectsAfterwards() {
    says("t1", there("a", "\"1\""), status("", 507));
    says("t2", there("b", "\"2\""));
    says("", whole("a", "\"1\"", "A&amp;"), whole("b", "\"2\"", "B"));
    folder.sync(1);
    assertThat(folder.held())
        .containsOnlyKeys("/cal/a", "/cal/b")
        .containsEntry("/cal/a", new Held("\"1\"", "A&"));
    assertThat(asked.get(0)).contains("<sync-token></sync-token>").contains("<nresults>1<");
    assertThat(asked.get(1)).contains("<sync-token>t1</sync-token>");
    assertThat(asked.get(2)).contains("calendar-multiget").contains("/cal/a", "/cal/b");
    assertThat(folder.complaints()).isEmpty();
    says("t3", status("a", 404), there("b", "\"2\""));
    folder.sync(0);
    assertThat(folder.held()).containsOnlyKeys("/cal/b");
    assertThat(asked).hasSize(4).last().asString().contains(">t2<").doesNotContain("nresults");
  }

  @Test
  void pageWhoseAnswerIsLostIsAskedForAgain() {
    says("t1", there("a", "\"1\""));
    says("t1", there("a", "\"1\""));
    says("", whole("a", "\"1\"", "A"));
    line.loseAnswers(1);
    folder.sync(0);
    assertThat(folder.held()).containsOnlyKeys("/cal/a");
    assertThat(asked.get(0)).isEqualTo(asked.get(1));
  }

  @Test
  void whatAFirstSyncDoesNotTellIsNotThere() {
    says(201, "\"1\"");
    folder.put("/cal/a", "A");
    says(201, "\"2\"");
    folder.put("/cal/b", "B");
    says("t1", there("b", "\"2\""));
    folder.sync(0);
    assertThat(folder.held()).containsOnlyKeys("/cal/b");
    says(201, "\"3\"");
    folder.put("/cal/c", "C");
    says("t2");
    folder.sync(0);
    assertThat(folder.held()).containsOnlyKeys("/cal/b", "/cal/c");
  }

  @Test
  void tokenNobodyKnowsIsANewBeginning() {
    says("t1", there("a", "\"1\""));
    says("", whole("a", "\"1\"", "A"));
    folder.sync(0);
    script.add(new Scripted(403, "", "<error xmlns='DAV:'><valid-sync-token/></error>"));
    says("t9");
    folder.sync(0);
    assertThat(folder.held()).isEmpty();
    assertThat(folder.token()).isEqualTo("t9");
  }

  @Test
  void writesAreBoundToWhatWasSeen() {
    says(201, "\"1\"");
    assertThat(folder.put("/cal/a", "A")).isEqualTo(Outcome.DONE);
    says(204, "\"2\"");
    assertThat(folder.put("/cal/a", "AA")).isEqualTo(Outcome.DONE);
    says(204, "");
    assertThat(folder.delete("/cal/a")).isEqualTo(Outcome.DONE);
    assertThat(asked)
        .containsExactly("PUT /cal/a [*]A", "PUT /cal/a [\"1\"]AA", "DELETE /cal/a [\"2\"]");
    assertThat(folder.held()).isEmpty();
  }

  @Test
  void whoWasSlowerFetchesWhatIsThere() {
    says(201, "\"1\"");
    folder.put("/cal/a", "A");
    says(412, "");
    assertThat(folder.put("/cal/a", "B")).isEqualTo(Outcome.CONFLICT);
    says(412, "");
    assertThat(folder.delete("/cal/a")).isEqualTo(Outcome.CONFLICT);
    says("", whole("a", "\"3\"", "C"));
    folder.fetch();
    assertThat(folder.held()).containsEntry("/cal/a", new Held("\"3\"", "C"));
    says(412, "");
    folder.put("/cal/a", "D");
    says("", status("a", 404));
    folder.fetch();
    assertThat(folder.held()).isEmpty();
  }

  @Test
  void whatWasStoredOtherwiseIsFetched() {
    says(201, "");
    assertThat(folder.put("/cal/a", "A")).isEqualTo(Outcome.DONE);
    says("", whole("a", "\"1\"", "A2"));
    folder.fetch();
    assertThat(folder.held()).containsEntry("/cal/a", new Held("\"1\"", "A2"));
  }

  @Test
  void nobodyKnowsWhatBecameOfAWriteWithoutAnAnswer() {
    says(201, "\"1\"");
    line.loseAnswers(1);
    assertThat(folder.put("/cal/a", "A")).isEqualTo(Outcome.UNKNOWN);
    assertThat(folder.held()).isEmpty();
  }

  @Test
  void whatAServerShouldNotSayIsAComplaint() {
    says(
        "",
        status("gone", 404),
        there("a", "\"1\""),
        there("a", "\"1\""),
        "<response><href>/cal/b</href>" + NO_TAG + "</response>");
    folder.page(1);
    assertThat(folder.complaints())
        .containsExactly(
            "a removal in a first sync: /cal/gone",
            "told twice in a page: /cal/a",
            "no tag of /cal/b",
            "4 objects in a page of 1",
            "no token");
    says("", whole("x", "\"1\"", "X"));
    folder.fetch();
    assertThat(folder.complaints())
        .contains("not asked for: /cal/x", "asked for and not answered: [/cal/a]");
  }

  @Test
  void whatIsNoMultistatusIsNotRead() {
    assertThatThrownBy(() -> Multistatus.read("<a xmlns='DAV:'/>".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Multistatus.read("<multistatus xmlns='DAV:'>".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
