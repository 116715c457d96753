package com.mailfence.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process itself: how it starts, says that it is ready, is told to stop, and is killed. */
@Timeout(300)
final class MainTest {
  @TempDir Path dir;

  private ProcessBuilder gateway(String... words) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> all =
        new ArrayList<>(
            List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "com.mailfence.deploy.Main"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", dir.resolve("data").toString()));
    return new ProcessBuilder(all).redirectError(dir.resolve("err").toFile());
  }

  private Process serve() throws IOException {
    List<String> words = new ArrayList<>(List.of("serve", "--set", "brand.domain=main.test"));
    Stream.of("https", "http", "smtp", "submission", "submissions", "management")
        .flatMap(name -> Stream.of("--set", "listen." + name + ".port=0"))
        .forEach(words::add);
    return gateway(words.toArray(String[]::new)).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private String run(String input, String... words) throws Exception {
    Process command = gateway(words).start();
    command.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    command.getOutputStream().close();
    String said = reader(command).lines().reduce("", (a, b) -> a + b);
    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return command.exitValue() + " " + said;
  }

  private JsonNode ready(Process server) throws IOException {
    String line = reader(server).readLine();
    assertThat(line).as(() -> log()).isNotNull();
    return new ObjectMapper().readTree(line);
  }

  private String log() {
    try {
      return Files.readString(dir.resolve("err"));
    } catch (IOException e) {
      return "no log";
    }
  }

  @Test
  void serverSaysWhereItIsAndStopsInOrderWhenItIsTold() throws Exception {
    Process server = serve();
    try {
      JsonNode ready = ready(server);
      assertThat(ready.get("pid").asLong()).isEqualTo(server.pid());
      assertThat(ready.get("listen").properties())
          .extracting(entry -> entry.getKey())
          .contains("https", "http", "smtp", "submission", "submissions", "management");
      String management = ready.get("listen").get("management").asText();
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://" + management + "/health/ready"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(run("a good password\n", "account", "add", "anna@main.test"))
          .isEqualTo("0 added anna@main.test");
      assertThat(run("", "serve")).startsWith("1 ");
      server.destroy();
      assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(server.exitValue()).as(() -> log()).isZero();
    } finally {
      server.destroyForcibly();
    }
    assertThat(run("", "account", "show", "anna@main.test")).startsWith("0 ");
  }

  @Test
  void killedServerStartsAgain() throws Exception {
    Process first = serve();
    ready(first);
    run("a good password\n", "account", "add", "anna@main.test");
    first.destroyForcibly().waitFor();
    assertThat(run("", "account", "short", "anna@main.test", "on")).isEqualTo("0 short domain on");
    Process second = serve();
    try {
      ready(second);
      assertThat(run("", "account", "show", "anna@main.test")).contains("anna@mf.me");
    } finally {
      second.destroyForcibly();
    }
  }

  @Test
  void serverThatCannotStartSaysWhyAndEnds() throws Exception {
    assertThat(run("", "serve", "--set", "listen.smpt.port=1")).startsWith("1 ");
    assertThat(log()).contains("did you mean listen.smtp.port?");
    assertThat(run("", "serve", "--set", "listen.https.bind=192.0.2.1")).startsWith("1 ");
    assertThat(log()).contains("the server cannot start");
  }
}
