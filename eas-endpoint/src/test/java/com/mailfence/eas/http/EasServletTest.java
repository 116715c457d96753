package com.mailfence.eas.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.EasHouse;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.eas.wbxml.XmlReading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EasServletTest {
  private static final String FOLDER_SYNC =
      "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";

  private final EasHouse eas = new EasHouse();
  private final HttpClient http = HttpClient.newHttpClient();
  private AccountId alice;

  @BeforeEach
  void anAccount() {
    alice = eas.account("alice");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void optionsOffersVersionsAndCommands() throws Exception {
    var answer = send(request("").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200); // SYNC-001
    assertThat(header(answer, "MS-ASProtocolVersions")).isEqualTo("12.1,14.0,14.1,16.0,16.1");
    assertThat(header(answer, "MS-ASProtocolCommands").split(","))
        .contains("FolderSync", "FolderCreate", "Ping", "ValidateCert", "GetHierarchy");
    assertThat(header(answer, "X-MS-RP")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void nineIsShownWhatLooksLikeExchange() throws Exception {
    var nine =
        send(
            request("")
                .header("User-Agent", "Nine-Pixel/4.9")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(header(nine, "X-AspNet-Version")).isEqualTo("4.0.30319");
    var other = send(request("").method("OPTIONS", BodyPublishers.noBody()));
    assertThat(header(other, "X-AspNet-Version")).isEmpty();
  }

  @Test
  void whoeverShowsNoCredentialsIsAskedForThem() throws Exception {
    var options = send(HttpRequest.newBuilder(uri("")).method("OPTIONS", BodyPublishers.noBody()));
    assertThat(options.statusCode()).isEqualTo(401);
    assertThat(header(options, "WWW-Authenticate")).startsWith("Basic realm=\"Test\"");
    var post = send(HttpRequest.newBuilder(uri("?Cmd=Sync")).POST(BodyPublishers.ofString("x")));
    assertThat(post.statusCode()).isEqualTo(401);
    assertThat(header(post, "WWW-Authenticate")).startsWith("Basic");
  }

  @Test
  void challengeComesBeforeTheBody() throws Exception {
    try (var socket = new Socket("127.0.0.1", eas.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /Microsoft-Server-ActiveSync?Cmd=SendMail HTTP/1.1\r\nHost: x\r\n"
                  + "Content-Length: 50000000\r\n\r\n")
              .getBytes(UTF_8));
      out.flush();
      byte[] start = socket.getInputStream().readNBytes(12);
      assertThat(new String(start, UTF_8)).isEqualTo("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic", "Basic !!!", "Basic YWxpY2U=", "Bearer x", "Basic YWxpY2U6d3Jvbmc="})
  void wrongOrUnreadableCredentialsAreChallengedAlike(String authorization) throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(uri(query("FolderSync")))
                .header("Authorization", authorization)
                .POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alice", "alice@test.example", "\\alice", "TEST\\alice", "x\\alice@test.example"})
  void loginFormsOfPhonesAreTaken(String login) throws Exception {
    var answer =
        send(
            HttpRequest.newBuilder(uri(""))
                .header("Authorization", basic(login))
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200); // BASE-002
  }

  @ParameterizedTest
  @CsvSource({
    "alice, 200",
    "ALICE, 200",
    "TEST%5Calice, 200",
    "alice%40test.example, 200",
    "bob, 403",
    "alice%40other.example, 403",
    "alice'--, 403"
  })
  void userOfTheQueryMustBeTheOneOfTheCredentials(String user, int status) throws Exception {
    var answer = post(query("FolderSync") + "&User=" + user, bytes(FOLDER_SYNC));
    assertThat(answer.statusCode()).isEqualTo(status); // EA04
  }

  @ParameterizedTest
  @CsvSource({
    "/microsoft-server-activesync, 200",
    "/Microsoft-Server-ActiveSync/default.eas, 200",
    "/Microsoft-Server-ActiveSync/, 200",
    "/Microsoft-Server-ActiveSync/other, 404",
    "/Microsoft-Server-ActiveSyncs, 404"
  })
  void pathIsFoundInOtherLettersAndNoOtherPathIs(String path, int status) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(eas.address() + path + query("FolderSync")))
            .header("Authorization", basic("alice"))
            .header("MS-ASProtocolVersion", "14.1")
            .POST(BodyPublishers.ofByteArray(bytes(FOLDER_SYNC)));
    assertThat(send(request).statusCode()).isEqualTo(status); // [MS-ASHTTP] R182
  }

  @Test
  void firstFolderSyncAnnouncesVersions() throws Exception {
    var answer = post(query("FolderSync"), bytes(FOLDER_SYNC));
    assertThat(header(answer, "X-MS-RP")).isEqualTo("12.1,14.0,14.1,16.0,16.1"); // R1202
    assertThat(header(answer, "MS-ASProtocolVersions")).isNotEmpty();
    assertThat(header(answer, "MS-ASProtocolCommands")).isNotEmpty();
    assertThat(header(answer, "Content-Type")).isEqualTo("application/vnd.ms-sync.wbxml");
    assertThat(header(answer, "Content-Length")).isEqualTo("" + answer.body().length);
    assertThat(header(answer, "X-Request-Id")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Cmd=FolderSync, 19.1, 400",
    "Cmd=FolderSync, 12.0, 400",
    "Cmd=FolderSync, , 400",
    "Cmd=Foo, 14.1, 501",
    "Cmd=GetHierarchy, 14.1, 501",
    "Cmd=, 14.1, 501",
    "x=y, 14.1, 501"
  })
  void unknownVersionAndCommandAreRefusedEachTime(String query, String version, int status)
      throws Exception {
    for (int i = 0; i < 2; i++) { // [MS-ASHTTP] R176, R177
      var request =
          HttpRequest.newBuilder(uri("?" + query + "&DeviceId=d1&DeviceType=t"))
              .header("Authorization", basic("alice"))
              .POST(BodyPublishers.ofByteArray(bytes(FOLDER_SYNC)));
      if (version != null) {
        request.header("MS-ASProtocolVersion", version);
      }
      assertThat(send(request).statusCode()).isEqualTo(status);
    }
  }

  @Test
  void missingDeviceIdIsAStatusFrom140OnAndHttpBefore() throws Exception {
    var answer = post("?Cmd=FolderSync&DeviceType=t", bytes(FOLDER_SYNC));
    assertThat(status(answer)).isEqualTo("108"); // [MS-ASCMD] R4828
    var hostile = post("?Cmd=FolderSync&DeviceId=a%27%3B--&DeviceType=t", bytes(FOLDER_SYNC));
    assertThat(status(hostile)).isEqualTo("108"); // EA05
    var old =
        send(
            HttpRequest.newBuilder(uri("?Cmd=FolderSync&DeviceType=t"))
                .header("Authorization", basic("alice"))
                .header("MS-ASProtocolVersion", "12.1")
                .POST(BodyPublishers.ofByteArray(bytes(FOLDER_SYNC))));
    assertThat(old.statusCode()).isEqualTo(400);
  }

  @Test
  void otherMethodsAreNotThereAndAGetExplains() throws Exception {
    assertThat(send(request("").method("PUT", BodyPublishers.noBody())).statusCode())
        .isEqualTo(501);
    var explained = send(HttpRequest.newBuilder(uri("")).GET());
    assertThat(explained.statusCode()).isEqualTo(200);
    assertThat(new String(explained.body(), UTF_8)).contains("Exchange account");
  }

  @Test
  void compressedRequestIsUnpacked() throws Exception {
    var packed =
        request(query("FolderSync"))
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(bytes(FOLDER_SYNC))));
    assertThat(status(send(packed))).isEqualTo("1");
  }

  @Test
  void bombsAndBrokenGzipAreRefused() throws Exception {
    for (byte[] body : List.of(gzip(new byte[20_000_000]), new byte[] {1, 2, 3}, new byte[0])) {
      var packed =
          request(query("FolderSync"))
              .header("Content-Encoding", "gzip")
              .POST(BodyPublishers.ofByteArray(body));
      assertThat(send(packed).statusCode()).isEqualTo(400); // WS10
    }
  }

  @Test
  void longAnswersAreCompressedForWhoAsksAndShortOnesNever() throws Exception {
    for (int i = 0; i < 40; i++) {
      eas.house.collection(alice, Kind.MAIL, Role.NONE, "A folder with number " + i);
    }
    var answer =
        send(
            request(query("FolderSync"))
                .header("Accept-Encoding", "gzip, deflate")
                .POST(BodyPublishers.ofByteArray(bytes(FOLDER_SYNC))));
    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip"); // [MS-ASHTTP] R197
    byte[] whole = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    Element root = WbxmlReader.read(whole, Limits.WIDEST);
    assertThat(root.text("FolderHierarchy", "Status")).contains("1");
    String key = root.text("FolderHierarchy", "SyncKey").orElseThrow();
    String again = FOLDER_SYNC.replace(">0<", ">" + key + "<");
    var small =
        send(
            request(query("FolderSync"))
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes(again))));
    assertThat(header(small, "Content-Encoding")).isEmpty(); // [MS-ASHTTP] R412
    assertThat(status(small)).isEqualTo("1");
  }

  @Test
  void tooLongABodyIsRefusedHoweverItIsAnnounced() throws Exception {
    byte[] body = new byte[3 << 20];
    assertThat(post(query("FolderSync"), body).statusCode()).isEqualTo(413);
    var chunked =
        request(query("FolderSync"))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertThat(send(chunked).statusCode()).isEqualTo(413);
  }

  @Test
  void garbageIsAnsweredInsideTheProtocol() throws Exception {
    assertThat(status(post(query("FolderSync"), new byte[] {77, 13, 1, 2}))).isEqualTo("102");
    byte[] whole = bytes(FOLDER_SYNC);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 3);
    assertThat(status(post(query("FolderSync"), cut))).isEqualTo("102"); // SYNC-030
    assertThat(status(post(query("FolderSync"), whole))).isEqualTo("1");
  }

  @Test
  void halfABodyChangesNothing() throws Exception {
    byte[] create =
        bytes(
            "<FolderHierarchy:FolderCreate><SyncKey>0</SyncKey><ParentId>0</ParentId>"
                + "<DisplayName>half</DisplayName><Type>12</Type></FolderCreate>");
    try (var socket = new Socket("127.0.0.1", eas.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      String head = head("FolderCreate", create.length);
      out.write(head.getBytes(UTF_8));
      out.write(create, 0, create.length / 2);
      out.flush();
    }
    assertThat(status(post(query("FolderSync"), bytes(FOLDER_SYNC)))).isEqualTo("1");
    assertThat(eas.house.catalog.collections(com.mailfence.core.account.Reader.owner(alice), alice))
        .noneMatch(c -> c.name().equals("half"));
  }

  private static String head(String verb, int length) {
    return "POST "
        + EasServlet.PATH
        + query(verb)
        + " HTTP/1.1\r\nHost: x\r\nMS-ASProtocolVersion: 14.1\r\nAuthorization: "
        + basic("alice")
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  void credentialsDoNotOutliveTheirRequest() throws Exception {
    try (var socket = new Socket("127.0.0.1", eas.address().getPort())) {
      String first = head("FolderSync", 0);
      String second = first.replaceFirst("Authorization: [^\r]*\r\n", "");
      socket.getOutputStream().write((first + second).getBytes(UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      String answers = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answers).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 401"); // AU09
    }
  }

  private String status(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    Element root = WbxmlReader.read(answer.body(), Limits.WIDEST);
    return root.text(root.namespace(), "Status").orElseThrow();
  }

  private HttpResponse<byte[]> post(String query, byte[] body)
      throws IOException, InterruptedException {
    return send(request(query).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(uri(query))
        .header("Authorization", basic("alice"))
        .header("MS-ASProtocolVersion", "14.1");
  }

  private static String query(String verb) {
    return "?Cmd=" + verb + "&DeviceId=d1&DeviceType=t";
  }

  private URI uri(String query) {
    return URI.create(eas.address() + EasServlet.PATH + query);
  }

  private static String basic(String login) {
    byte[] pair = (login + ":" + EasHouse.PASSWORD).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static byte[] bytes(String xml) throws IOException {
    var out = new ByteArrayOutputStream();
    WbxmlWriter.write(XmlReading.read(xml), out);
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out);
        InputStream in = new ByteArrayInputStream(plain)) {
      in.transferTo(packed);
    }
    return out.toByteArray();
  }
}
