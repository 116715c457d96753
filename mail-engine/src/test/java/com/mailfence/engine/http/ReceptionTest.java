package com.mailfence.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in and what they bring, over real connections. */
class ReceptionTest {
  private final Inn inn = new Inn();

  @AfterEach
  void close() {
    inn.close();
  }

  @Test
  void everyAnswerNamesItsRequestAndHasTheHeadingOfTheEndpoint() throws Exception {
    String first = header(inn.send(inn.request("/")), "X-Request-Id");
    HttpResponse<byte[]> second = inn.send(inn.request("/"));
    assertThat(first).isNotEmpty().isNotEqualTo(header(second, "X-Request-Id"));
    assertThat(header(second, "X-Inn")).isEqualTo("open");
  }

  @Test
  void bodyArrivesWholeHoweverItIsAnnounced() throws Exception {
    byte[] body = new byte[Inn.LIMIT];
    new Random(7).nextBytes(body);
    Arrays.fill(body, Inn.LIMIT / 2, Inn.LIMIT - 1, (byte) 0);
    inn.send(inn.request("/").POST(BodyPublishers.ofByteArray(body)));
    inn.send(
        inn.request("/").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    inn.send(inn.request("/").POST(BodyPublishers.ofByteArray(gzip(body))));
    inn.send(
        inn.request("/")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(gzip(body))));
    assertThat(inn.bodies.size()).isEqualTo(4);
    byte[][] expected = {body, body, gzip(body), body};
    for (int i = 0; i < 4; i++) {
      assertThat(Arrays.equals(inn.bodies.get(i), expected[i])).as("body %d", i).isTrue();
    }
  }

  @Test
  void longerBodyThanMayBeIsRefusedHoweverItIsAnnounced() throws Exception {
    int length = Inn.LIMIT + 1;
    String head = "POST / HTTP/1.1\r\nHost: x\r\n";
    assertThat(inn.raw(head + "Content-Length: " + length + "\r\n\r\n")).startsWith("HTTP/1.1 413");
    String chunk = Integer.toHexString(length) + "\r\n" + "x".repeat(length);
    assertThat(inn.raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk))
        .startsWith("HTTP/1.1 413");
    byte[] body = new byte[length];
    for (byte[] packed : List.of(gzip(body), gzip(new byte[20_000_000]), new byte[] {1, 2, 3})) {
      var bomb =
          inn.request("/")
              .header("Content-Encoding", "gzip")
              .POST(BodyPublishers.ofByteArray(packed));
      assertThat(inn.send(bomb).statusCode()).isEqualTo(400); // WS10
    }
    assertThat(inn.bodies).isEmpty();
  }

  @Test
  void memoryOfBodiesIsGivenBackAndWhoFindsNoneIsToComeLater() throws Exception {
    try (var poor = new Inn(new HttpTerms("Inn", () -> true, 1, 50_000, 1))) {
      for (int i = 0; i < 5; i++) {
        var small = poor.request("/").POST(BodyPublishers.ofByteArray(new byte[30_000]));
        assertThat(poor.send(small).statusCode()).isEqualTo(200);
      }
      var big = poor.request("/").POST(BodyPublishers.ofByteArray(new byte[100_000]));
      HttpResponse<byte[]> answer = poor.send(big);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(header(answer, "Retry-After")).isEqualTo("30");
      assertThat(poor.bodies.size()).isEqualTo(5);
    }
  }

  /** Neither is a request: nobody may be told yes, and nothing behind it may be read as one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 100\r\n\r\nhalf",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n"
      })
  void brokenBodyIsAnsweredWithNoAndTheConnectionEnds(String rest) throws Exception {
    try (var hasty = new Inn(Duration.ofMillis(300))) {
      String told = hasty.raw("POST / HTTP/1.1\r\nHost: x\r\n" + rest);
      assertThat(told).containsPattern("^HTTP/1.1 40[08] ");
      assertThat(hasty.bodies).isEmpty();
    }
  }

  @Test
  void guestsAreKnownByTheAccountAndTheNameTheyGave() throws Exception {
    assertThat(enter("ann:secret").body()).asString(UTF_8).isEqualTo("ann@test.example as ann");
    assertThat(enter("CORP\\ann:secret").body())
        .asString(UTF_8)
        .isEqualTo("ann@test.example as ann");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann:wrong", "ann", ":secret", ""})
  void whoIsNotLetInIsChallenged(String pair) throws Exception {
    HttpResponse<byte[]> answer = enter(pair);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(header(answer, "WWW-Authenticate"))
        .isEqualTo("Basic realm=\"The Inn\", charset=\"UTF-8\""); // RFC 7617 s2.1
  }

  @Test
  void whoTriesTooOftenIsToldWhenToComeAgain() throws Exception {
    HttpResponse<byte[]> answer = enter("ann:often");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("2");
  }

  @Test
  void nobodyIsAskedForAPasswordInTheClear() throws Exception {
    try (var strict = new Inn(new HttpTerms("Inn", () -> false, 1, 1, 1))) {
      HttpResponse<byte[]> answer = strict.send(strict.request("/private"));
      assertThat(answer.statusCode()).isEqualTo(403); // BASE-003
      assertThat(header(answer, "WWW-Authenticate")).isEmpty();
    }
  }

  private HttpResponse<byte[]> enter(String pair) throws IOException, InterruptedException {
    String shown = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return inn.send(inn.request("/private").header("Authorization", shown));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(plain);
    }
    return out.toByteArray();
  }
}
