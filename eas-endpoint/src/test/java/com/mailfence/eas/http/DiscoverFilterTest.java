package com.mailfence.eas.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.eas.EasHouse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverFilterTest {
  private static final String MOBILE =
      "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006";
  private static final String URL = "https://mail.test.example/Microsoft-Server-ActiveSync";

  private final EasHouse eas = new EasHouse();
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void accounts() {
    eas.house.directory.addAlias(eas.account("alice"), "a.alias@test.example");
    eas.house.directory.addAlias(eas.account("bob"), "b.alias@test.example");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/autodiscover/autodiscover.xml",
        "/Autodiscover/Autodiscover.xml",
        "/AutoDiscover/AutoDiscover.XML"
      })
  void ownAddressIsAnsweredWithTheServerWhateverThePathsLetters(String path) throws Exception {
    String answer = post(path, request("Alice@Test.example", MOBILE)).body();
    assertThat(answer)
        .contains("<Url>" + URL + "</Url>", "<EMailAddress>alice@test.example<", MOBILE);
    var type = post(path, request("a.alias@test.example", MOBILE));
    assertThat(type.body()).contains("<EMailAddress>alice@test.example<"); // R2228
    assertThat(type.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
  }

  @Test
  void otherAddressesAreAnsweredAlikeWhetherTheyExistOrNot() throws Exception {
    String foreign = answer(request("x@elsewhere.example", MOBILE));
    for (String address :
        new String[] {"bob@test.example", "b.alias@test.example", "no@test.example"}) {
      assertThat(answer(request(address, MOBILE)).replace(address, "x@elsewhere.example"))
          .isEqualTo(foreign); // EA17
    }
    assertThat(foreign).contains("<Status>2</Status>").doesNotContain(URL);
  }

  @Test
  void otherSchemaAndOtherXmlHaveErrorsOfTheirOwn() throws Exception {
    String outlook =
        request(
                "alice@test.example",
                "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a")
            .replace("mobilesync/requestschema", "outlook/requestschema");
    assertThat(answer(outlook)).contains("<ErrorCode>601</ErrorCode>");
    String one = request("alice@test.example", MOBILE);
    int from = one.indexOf("<Request>");
    String two =
        one.substring(0, from)
            + one.substring(from, one.indexOf("</Autodiscover>"))
            + one.substring(from);
    for (String bad : new String[] {two, "", "no xml", "<a/>", one.substring(0, 200)}) {
      assertThat(answer(bad)).contains("<ErrorCode>600</ErrorCode>"); // R3799
    }
  }

  @Test
  void tricksOfXmlAreNotPerformed() throws Exception {
    String xml = request("&e;", MOBILE);
    String trick = xml.replace("?>", "?><!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>");
    assertThat(answer(trick)).contains("<ErrorCode>600<"); // EA17
    String markup = request("&lt;b&gt;@test.example", MOBILE);
    assertThat(answer(markup)).contains("<EMailAddress>&lt;b&gt;@test.example<");
    assertThat(answer("<a>".repeat(20_000))).contains("<ErrorCode>600<");
  }

  @Test
  void xmlWantsALogin() throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/autodiscover/autodiscover.xml"))
                .POST(BodyPublishers.ofString(request("alice@test.example", MOBILE)))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
  }

  @ParameterizedTest
  @CsvSource({
    "/autodiscover/autodiscover.json?Email=alice@test.example&Protocol=ActiveSync, 200",
    "/Autodiscover/Autodiscover.json/v1.0/alice%40test.example?Protocol=activesync, 200",
    "/autodiscover/autodiscover.json?Email=nobody@test.example&Protocol=ActiveSync, 200",
    "/autodiscover/autodiscover.json?Email=a@elsewhere.example&Protocol=ActiveSync, 404",
    "/autodiscover/autodiscover.json?Email=alice@test.example&Protocol=EWS, 400",
    "/autodiscover/autodiscover.json?Email=alice@test.example, 400",
    "/autodiscover/autodiscover.json?Protocol=ActiveSync, 400",
    "/autodiscover/autodiscover.json?Email=%22%7D@test.example&Protocol=ActiveSync, 400"
  })
  void jsonTellsWhereADomainsServiceIs(String path, int status) throws Exception {
    var answer = http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 200) {
      assertThat(answer.body()).isEqualTo("{\"Protocol\":\"ActiveSync\",\"Url\":\"" + URL + "\"}");
    } else {
      assertThat(answer.body()).startsWith("{\"ErrorCode\":").doesNotContain("elsewhere");
    }
  }

  @Test
  void otherPathsAreNotHere() throws Exception {
    var answer =
        http.send(HttpRequest.newBuilder(uri("/autodiscover/x")).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private String answer(String body) throws Exception {
    HttpResponse<String> answer = post("/autodiscover/autodiscover.xml", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    byte[] pair = ("alice:" + EasHouse.PASSWORD).getBytes(UTF_8);
    return http.send(
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create(eas.address() + path);
  }

  private static String request(String address, String schema) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><Autodiscover xmlns=\""
        + "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006\">"
        + "<Request><EMailAddress>"
        + address
        + "</EMailAddress><AcceptableResponseSchema>"
        + schema
        + "</AcceptableResponseSchema></Request></Autodiscover>";
  }
}
