package com.mailfence.deploy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house behind somebody else's web server. */
final class ProxyTest {
  private static final String TRUSTED = "web.proxies=127.0.0.1, 10.0.0.0/8";

  @TempDir Path data;

  private OpenService open;

  @AfterEach
  void close() throws Exception {
    open.stop();
  }

  private void opens(String... settings) throws Exception {
    open = new OpenService(data, settings);
    open.account("anna");
  }

  @Test
  void proxyThatIsTrustedMayTalkWithoutTls() throws Exception {
    opens(TRUSTED);

    assertThat(options(OpenService.PASSWORD, "192.0.2.1", "https")).isEqualTo(200);
    assertThat(options(OpenService.PASSWORD, "192.0.2.1", "http")).isEqualTo(403);
    assertThat(options(OpenService.PASSWORD, "192.0.2.1", null)).isEqualTo(403);
  }

  @Test
  void nobodyElseIsBelieved() throws Exception {
    opens();

    assertThat(options(OpenService.PASSWORD, "192.0.2.1", "https")).isEqualTo(403);
  }

  @Test
  void plainPortTakesLoginsWhereTlsIsNotRequired() throws Exception {
    opens("web.tls_required=false");

    assertThat(options(OpenService.PASSWORD, null, null)).isEqualTo(200);
    assertThat(options("wrong", null, null)).isEqualTo(401);
  }

  @Test
  void administratorSaysOtherwiseWhileItRuns() throws Exception {
    opens();
    open.house.tls().say(false);
    assertThat(options(OpenService.PASSWORD, null, null)).isEqualTo(200);
    open.house.tls().say(true);
    assertThat(options(OpenService.PASSWORD, null, null)).isEqualTo(403);
  }

  /** AU: whoever fails too often is told so at once; the words before the proxy's do not count. */
  @ParameterizedTest
  @CsvSource({
    "192.0.2.%d,                         200, 200",
    "192.0.2.1,                          503, 200",
    "'198.51.100.%d, 192.0.2.1',         503, 200",
    "'198.51.100.%d, 192.0.2.1, 10.0.0.9', 503, 200",
    "'nonsense%d, 192.0.2.1:4711',       503, 200",
  })
  void failuresCountForTheClientAndNotForTheProxy(String hops, int there, int elsewhere)
      throws Exception {
    opens(TRUSTED, "login.failures=3");
    open.account("bert");
    for (int i = 0; i < 8; i++) {
      options("nobody" + i, "wrong", String.format(hops, i), "https");
    }

    assertThat(options("bert", OpenService.PASSWORD, String.format(hops, 99), "https"))
        .isEqualTo(there);
    assertThat(options("bert", OpenService.PASSWORD, "203.0.113.5", "https")).isEqualTo(elsewhere);
  }

  private int options(String password, String hops, String scheme) throws Exception {
    return options("anna", password, hops, scheme);
  }

  private int options(String user, String password, String hops, String scheme) throws Exception {
    String login = user + "@house.example:" + password;
    URI there = open.plain("http").resolve("/Microsoft-Server-ActiveSync");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(there)
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
    if (hops != null) {
      request.header("X-Forwarded-For", hops);
    }
    if (scheme != null) {
      request.header("X-Forwarded-Proto", scheme);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
