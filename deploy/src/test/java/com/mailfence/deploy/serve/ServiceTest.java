package com.mailfence.deploy.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
  @TempDir static Path data;
  private static OpenService open;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    open = new OpenService(data);
    open.account("anna");
  }

  @AfterAll
  static void stop() throws Exception {
    open.stop();
  }

  /** SYNC-001, SYNC-004 */
  @Test
  void aPhoneFindsItsFoldersInEveryVersion() {
    for (String version : new String[] {"12.1", "14.0", "14.1", "16.0", "16.1"}) {
      EasClient phone = open.phone("anna", "phone" + version.replace(".", ""), version);
      assertThat(phone.options().header("MS-ASProtocolVersions")).contains(version);
      assertThat(phone.folderSync()).isEqualTo(1);
      for (int type : new int[] {2, 3, 4, 5, 8, 9}) {
        assertThat(phone.folder(type)).isNotEmpty();
      }
      assertThat(phone.hierarchy().ofType(Hierarchy.INBOX).name()).isEqualTo("Inbox");
    }
  }

  /** BASE-003: without TLS nothing of a login is looked at. */
  @Test
  void withoutTlsBrowsersAreSentOnAndLoginsRefused() throws Exception {
    URI plain = open.plain("http").resolve("/Microsoft-Server-ActiveSync?Cmd=Sync");
    HttpResponse<String> sentOn = get(plain);
    assertThat(sentOn.statusCode()).isEqualTo(301);
    assertThat(sentOn.headers().firstValue("Location").orElse("")).startsWith("https://");
    HttpRequest withLogin =
        HttpRequest.newBuilder(plain).header("Authorization", "Basic YTpi").GET().build();
    assertThat(http.send(withLogin, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
  }

  @Test
  void healthAndMeasuresAreToldOnTheManagementPort() throws Exception {
    assertThat(get(open.plain("management").resolve("/health/live")).statusCode()).isEqualTo(200);
    assertThat(get(open.plain("management").resolve("/health/ready")).body()).isEqualTo("ready\n");
    open.phone("anna", "measured", "14.1").folderSync();
    String measures = get(open.plain("management").resolve("/metrics")).body();
    assertThat(measures)
        .contains("eas_waiting", "outbox_waiting", "place=\"/Microsoft-Server-ActiveSync\"");
    assertThat(measures).doesNotContain(OpenService.PASSWORD);
  }

  @Test
  void theReadyLineNamesEveryListener() throws Exception {
    JsonNode line = new ObjectMapper().readTree(open.service.readyLine());
    assertThat(line.get("ready").asBoolean()).isTrue();
    assertThat(line.get("listen").get("https").asText()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(open.service.readyLine()).doesNotContain("\n");
  }

  @Test
  void whereNothingIsEveryMethodIsAnsweredWith404() {
    for (String method : new String[] {"GET", "POST", "OPTIONS", "PROPFIND", "PUT", "DELETE"}) {
      assertThat(Line.open().ask(method, open.https().resolve("/nowhere")).status())
          .as(method)
          .isEqualTo(404);
    }
  }

  /** SYNC-039: nobody is asked for a password to be told where to go. */
  @Test
  void autodiscoverNamesTheAddressOfActiveSync() throws Exception {
    URI page =
        URI.create("/AutoDiscover/autodiscover.json?Email=a@house.example&Protocol=ActiveSync");
    String json = new String(Line.open().get(open.https().resolve(page)).body(), UTF_8);
    assertThat(json).contains("https://house.example/Microsoft-Server-ActiveSync");
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).GET().build(), BodyHandlers.ofString());
  }
}
