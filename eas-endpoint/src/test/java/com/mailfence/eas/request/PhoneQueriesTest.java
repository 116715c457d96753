package com.mailfence.eas.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Node;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the phone of testbed writes into its query is what is read from it, in both forms. */
class PhoneQueriesTest {
  private final List<EasRequest> seen = new ArrayList<>();
  private final List<String> credentials = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::see);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void see(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    seen.add(
        EasRequest.parse(
            new RequestHead(
                exchange.getRequestURI().getRawQuery(),
                headers.getFirst("MS-ASProtocolVersion"),
                headers.getFirst("X-MS-PolicyKey"),
                headers.getFirst("MS-ASAcceptMultiPart"))));
    String shown = headers.getFirst("Authorization").substring("Basic ".length());
    credentials.add(new String(Base64.getDecoder().decode(shown), UTF_8));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private EasRequest last() {
    return seen.get(seen.size() - 1);
  }

  private List<EasClient> phones(Version version) {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Handset.Login login = new Handset.Login("CORP\\j\u00fcrgen+x", "p:\u20ac");
    Handset plain = Handset.phone(uri, login, "Sim-1", version.text());
    Line line = Line.open();
    return List.of(new EasClient(plain, line), new EasClient(plain.withEncodedQuery(), line));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void everyVersionIsUnderstoodInBothForms(Version version) {
    for (EasClient phone : phones(version)) {
      phone.policyKey(3_942_919_513L);
      phone.command("Ping", Node.of("Ping:Ping"));
      assertThat(last().version()).isEqualTo(version);
      assertThat(last().verb().text()).isEqualTo("Ping");
      assertThat(last().device()).isEqualTo(new Device("Sim-1", "SimPhone"));
      assertThat(last().user()).isEqualTo("CORP\\j\u00fcrgen+x");
      assertThat(last().policyKey()).isEqualTo(3_942_919_513L);
      assertThat(credentials).containsOnly("CORP\\j\u00fcrgen+x:p:\u20ac");

      Map<String, String> multiPart = Map.of("AcceptMultiPart", "T");
      phone.post("ItemOperations", multiPart, new byte[] {1});
      assertThat(last().arguments().acceptMultiPart()).isTrue();
      assertThat(last().arguments().saveInSent()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Version.class, names = "V12_1")
  void argumentsOfOldCommandsAreUnderstoodInBothForms(Version version) {
    for (EasClient phone : phones(version)) {
      assertThat(phone.smartForward("5", "5:1 &x", "Subject: x".getBytes(UTF_8))).isEqualTo(1);
      assertThat(last().arguments())
          .isEqualTo(new Arguments(null, "5", "5:1 &x", null, null, true, false));
    }
  }
}
