package com.mailfence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.core.Refusal;
import com.mailfence.engine.http.Inn.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers leave: short and long ones, whole and broken. */
class SendingTest {
  private static final int LARGE = 3 << 20;

  private final Inn inn = new Inn();
  private final byte[] large = new byte[LARGE];

  SendingTest() {
    new Random(7).nextBytes(large);
    Arrays.fill(large, LARGE / 4, LARGE, (byte) 0);
  }

  @AfterEach
  void close() {
    inn.close();
  }

  @Test
  void shortAnswerHasItsLengthAndIsNotCompressed() throws Exception {
    inn.answer = new Told(207, -1, out -> out.write(new byte[100]));
    HttpResponse<byte[]> answer = get("gzip");
    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(header(answer, "Content-Length")).isEqualTo("100");
    assertThat(header(answer, "Content-Encoding")).isEmpty();
  }

  /** Twice, since there is room for one at a time: each gives its place back. */
  @Test
  void largeAnswerStreamsWhole() throws Exception {
    inn.answer = new Told(200, LARGE, out -> out.write(large));
    for (int i = 0; i < 2; i++) {
      HttpResponse<byte[]> answer = get("");
      assertThat(answer.body())
          .satisfies(bytes -> assertThat(Arrays.equals(bytes, large)).isTrue());
      assertThat(header(answer, "Content-Length")).isEmpty();
      HttpResponse<byte[]> packed = get("gzip");
      assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
      assertThat(packed.body().length).isLessThan(LARGE / 2);
      assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
          .satisfies(bytes -> assertThat(Arrays.equals(bytes, large)).isTrue());
    }
  }

  /** RFC 9110 s14: parts are counted in the bytes of what is stored. */
  @Test
  void whatMayBeAskedForInPartsIsNeverCompressedAndHasItsLength() throws Exception {
    inn.answer = new Told(200, LARGE, out -> out.write(large), false);
    HttpResponse<byte[]> answer = get("gzip");
    assertThat(header(answer, "Content-Encoding")).isEmpty();
    assertThat(header(answer, "Content-Length")).isEqualTo("" + LARGE);
    assertThat(answer.body()).satisfies(bytes -> assertThat(Arrays.equals(bytes, large)).isTrue());
  }

  /** RFC 9110 s9.3.2 */
  @Test
  void headTellsTheLengthAndWritesNothing() throws Exception {
    inn.answer =
        new Told(
            200,
            LARGE,
            out -> {
              throw new IllegalStateException("nobody asked for the body");
            });
    var answer = inn.send(inn.request("/").method("HEAD", BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("" + LARGE);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gzip"})
  void answerThatBreaksOnItsWayIsNotTakenForAWholeOne(String encoding) throws Exception {
    inn.answer =
        new Told(
            200,
            -1,
            out -> {
              out.write(large);
              throw new IOException("the disk is gone");
            });
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(encoding));
    inn.answer = new Told(200, LARGE, out -> out.write(large));
    assertThat(get("").statusCode()).isEqualTo(200); // its place is free again
  }

  @Test
  void answerThatBreaksAtItsBeginningIsAnErrorUnderTheSameHeading() throws Exception {
    inn.answer =
        new Told(
            207,
            -1,
            out -> {
              out.write(1);
              throw new Refusal.NotFound("content");
            });
    HttpResponse<byte[]> answer = get("");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(header(answer, "X-Inn")).isEqualTo("open");
    assertThat(header(answer, "X-Request-Id")).isNotEmpty();
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void tooManyLargeAnswersAtATimeAreToComeLater() throws Exception {
    var streams = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    inn.answer =
        new Told(
            200,
            -1,
            out -> {
              out.write(large);
              streams.countDown();
              await(go);
            });
    CompletableFuture<HttpResponse<byte[]>> first =
        CompletableFuture.supplyAsync(() -> unchecked(""));
    await(streams);
    inn.answer = new Told(200, -1, out -> out.write(large));
    HttpResponse<byte[]> second = get("");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(header(second, "Retry-After")).isEqualTo("10");
    assertThat(second.body()).isEmpty();
    inn.answer = new Told(200, -1, out -> out.write(new byte[10]));
    assertThat(get("").statusCode()).isEqualTo(200);
    go.countDown();
    assertThat(first.get(20, TimeUnit.SECONDS).body())
        .satisfies(bytes -> assertThat(Arrays.equals(bytes, large)).isTrue());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> unchecked(String encoding) {
    try {
      return get(encoding);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<byte[]> get(String encoding) throws IOException, InterruptedException {
    var request = inn.request("/");
    return inn.send(encoding.isEmpty() ? request : request.header("Accept-Encoding", encoding));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
