package com.mailfence.dav.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.engine.account.Outcome;
import com.mailfence.engine.http.HttpTerms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebDAV over real connections. */
class DavServletTest {
  private static final String AUTHORIZATION = basic("anna%40test.example");

  /** The second listener closes a connection on which nothing happens for so long. */
  private static final int HASTY_MILLIS = 500;

  private final DavHouse dav = new DavHouse();
  private final Server server = new Server();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    for (int idle : new int[] {30_000, HASTY_MILLIS}) {
      var connector = new ServerConnector(server, 1, 1);
      connector.setHost("127.0.0.1");
      connector.setIdleTimeout(idle);
      server.addConnector(connector);
    }
    server.setStopTimeout(0);
    var terms = new HttpTerms("Test", () -> true, 1 << 20, 8L << 20, 4);
    var servlet =
        new ServletHolder(
            new DavServlet(
                dav.desk, dav.rooms, (login, password, from) -> enter(login, password), terms));
    servlet.setAsyncSupported(true);
    var context = new ServletContextHandler();
    DavServlet.PATHS.forEach(path -> context.addServlet(servlet, path));
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    dav.close();
  }

  private Outcome enter(String login, String password) {
    boolean anna = login.equals(dav.anna.address()) && password.equals("secret");
    return anna ? new Outcome.Granted(dav.anna, "") : new Outcome.Denied();
  }

  /** RFC 6764 s5 */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "PROPFIND", "OPTIONS"})
  void wellKnownAddressesLeadToTheServiceWithoutAPassword(String method) throws Exception {
    for (String path : new String[] {"/.well-known/caldav", "/.well-known/carddav"}) {
      var answer =
          http.send(
              HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()).build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(301);
      assertThat(header(answer, "Location")).isEqualTo("/dav/");
    }
  }

  @Test
  void peopleAreToldHowToConnectAndProgramsAreAskedWhoTheyAre() throws Exception {
    var page = anonymous("GET", "/", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(new String(page.body(), UTF_8)).contains("<html");
    assertThat(header(page, "Content-Security-Policy")).isEqualTo("default-src 'none'");
    for (String path : new String[] {"/", "/dav/", "/principals/", DavHouse.CALENDAR}) {
      var answer = anonymous("PROPFIND", path, "");
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(header(answer, "WWW-Authenticate")).startsWith("Basic realm=\"Test\"");
    }
  }

  @Test
  void bareHostLeadsToThePrincipal() throws Exception {
    String body = "<propfind xmlns='DAV:'><prop><current-user-principal/></prop></propfind>";
    for (String path : new String[] {"/", "/dav/", "/principals/"}) {
      var answer = ask("PROPFIND", path, body, "Depth", "0");
      assertThat(answer.statusCode()).as(path).isEqualTo(207);
      assertThat(new String(answer.body(), UTF_8)).contains("anna@test.example/</");
    }
  }

  @Test
  void whatWasPutIsReadBack() throws Exception {
    String event = DavHouse.event("u1", "20260301T100000Z");
    var put = ask("PUT", DavHouse.CALENDAR + "a.ics", event, "Content-Type", "text/calendar");
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(header(put, "X-Request-Id")).isNotEmpty();
    var got = ask("GET", DavHouse.CALENDAR + "a.ics", "");
    assertThat(new String(got.body(), UTF_8)).isEqualTo(event);
    assertThat(header(got, "ETag")).isEqualTo(header(put, "ETag")).isNotEmpty();
    var head = ask("HEAD", DavHouse.CALENDAR + "a.ics", "");
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo("" + event.length());
  }

  /** RFC 9110 s5.2: several headers of one name are one list. */
  @Test
  void headersOfOneNameAreOneList() throws Exception {
    String path = DavHouse.CALENDAR + "a.ics";
    String event = DavHouse.event("u1", "20260301T100000Z");
    String tag = header(ask("PUT", path, event), "ETag");
    assertThat(ask("PUT", path, event, "If-Match", "\"x\"", "If-Match", tag).statusCode())
        .isEqualTo(204);
    assertThat(ask("PUT", path, event, "If-Match", "\"x\"", "If-Match", "\"y\"").statusCode())
        .isEqualTo(412);
  }

  @Test
  void listingsAreCompressedAndFilesNever() throws Exception {
    for (int i = 0; i < 20; i++) {
      dav.putEvent("e" + i + ".ics", "u" + i, "20260301T100000Z");
    }
    var listing = ask("PROPFIND", DavHouse.CALENDAR, "", "Depth", "1", "Accept-Encoding", "gzip");
    assertThat(header(listing, "Content-Encoding")).isEqualTo("gzip");
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(listing.body())).readAllBytes();
    assertThat(new String(plain, UTF_8)).contains("e19.ics").endsWith("multistatus>");
    assertThat(ask("PUT", DavHouse.FILES + "f.txt", "x".repeat(300_000)).statusCode())
        .isEqualTo(201);
    var file = ask("GET", DavHouse.FILES + "f.txt", "", "Accept-Encoding", "gzip");
    assertThat(header(file, "Content-Encoding")).isEmpty();
    assertThat(header(file, "Content-Length")).isEqualTo("300000");
    var part = ask("GET", DavHouse.FILES + "f.txt", "", "Range", "bytes=0-9");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /dav/calendars/anna@test.example/default/a.ics, 2097153",
    "PUT, /dav/files/anna@test.example/f, 1048577",
    "PROPFIND, /dav/, 2097153",
    "POST, /dav/calendars/anna@test.example/outbox/, 2097153"
  })
  void bodyThatIsTooLongIsRefusedHoweverItIsAnnounced(String method, String path, int length)
      throws Exception {
    String head =
        "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n".formatted(method, path, AUTHORIZATION);
    assertThat(raw(head + "Content-Length: " + length + "\r\n\r\n")).startsWith("HTTP/1.1 413");
    String chunk = Integer.toHexString(length) + "\r\n" + "x".repeat(length);
    assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk)).startsWith("HTTP/1.1 413");
  }

  /** A client that is told yes believes that its object is kept. */
  @Test
  void bodyThatStopsIsAnsweredWithNoAndNothingIsKept() throws Exception {
    String head =
        "PUT %sa.ics HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: 1000\r\n\r\n"
            .formatted(DavHouse.CALENDAR, AUTHORIZATION);
    String told = raw(head + DavHouse.event("u1", "20260301T100000Z"));
    assertThat(told).startsWith("HTTP/1.1 408");
    assertThat(ask("GET", DavHouse.CALENDAR + "a.ics", "").statusCode()).isEqualTo(404);
  }

  /** // DV05 */
  @ParameterizedTest
  @ValueSource(strings = {"/dav/calendars/..%2fx/", "/dav/%00/", "/dav/a%5cb/", "/dav/%ff/"})
  void addressesWithTricksAreNoAddresses(String path) throws Exception {
    String told =
        raw(
            "PROPFIND %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                .formatted(path, AUTHORIZATION));
    assertThat(told).containsPattern("^HTTP/1.1 4\\d\\d ");
  }

  /** Sends this to the hasty listener and returns all that comes until it hangs up. */
  private String raw(String bytes) throws IOException {
    try (var socket = new Socket("127.0.0.1", port(1))) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private HttpResponse<byte[]> ask(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", AUTHORIZATION)
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> anonymous(String method, String path, String body)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body));
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port(0) + path);
  }

  private int port(int listener) {
    return ((ServerConnector) server.getConnectors()[listener]).getLocalPort();
  }

  private static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString((login + ":secret").getBytes(UTF_8));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
