package com.mailfence.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetupTest {
  @TempDir Path dir;

  private Path file(String text) throws IOException {
    return Files.writeString(dir.resolve("gateway.toml"), text);
  }

  private static Config set(String... arguments) {
    return Setup.read(null, Map.of(), Map.of(), List.of(arguments)).config();
  }

  @Test
  void everyDefaultHolds() {
    Config config = set();
    assertThat(config.brand().domain()).isEqualTo("mailfence.com"); // BASE-001
    assertThat(config.brand().shortDomain()).isEqualTo("mf.me");
    assertThat(config.limits().message()).isEqualTo(52_428_800);
    assertThat(config.listen().management().bind()).isEqualTo("127.0.0.1");
    assertThat(config.listen().lmtp().on()).isFalse();
  }

  @Test
  void everyKeyIsNamedOnceAndExplained() {
    var names = new HashSet<String>();
    for (Key<?> key : Config.keys()) {
      assertThat(names.add(key.name())).as(key.name()).isTrue();
      assertThat(key.name()).matches("[a-z_]+(\\.[a-z_]+)+");
      assertThat(key.says()).endsWith(".").hasSizeGreaterThan(8);
      assertThat(key.kind().hint()).isNotEmpty();
    }
  }

  @Test
  void commandLineBeatsEnvironmentBeatsFile() throws IOException {
    Path file =
        file(
            """
            [listen.smtp]
            port = 1
            bind = "::1"
            [listen.https]
            port = 2
            [listen.http]
            port = 3
            """);
    Config config =
        Setup.read(
                file,
                Map.of("listen.smtp.port", "9", "listen.smtp.on", "false", "gone.key", "x"),
                Map.of("GATEWAY_LISTEN_HTTPS_PORT", "20", "GATEWAY_LISTEN_HTTP_PORT", "30"),
                List.of("listen.http.port=300"))
            .config();
    assertThat(config.listen().smtp()).isEqualTo(new Listener(false, "::1", 1));
    assertThat(config.listen().https().port()).isEqualTo(20);
    assertThat(config.listen().http().port()).isEqualTo(300);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() throws IOException {
    Path file =
        file(
            """
            [listen.smpt]
            port = 25
            [limits]
            message = "lots"
            idle = ["a"]
            """);
    assertThatThrownBy(
            () ->
                Setup.read(
                    file,
                    Map.of(),
                    Map.of("GATEWAY_LIMITS_THREADS", "1"),
                    List.of("log.level=loud", "nonsense", "tls.key=x")))
        .isInstanceOf(ConfigProblem.class)
        .hasMessageContaining(
            "gateway.toml: listen.smpt.port: unknown key, did you mean listen.smtp.port?")
        .hasMessageContaining("gateway.toml: limits.message \"lots\": expected a size from 1MiB")
        .hasMessageContaining("limits.idle: a list, expected one value")
        .hasMessageContaining("GATEWAY_LIMITS_THREADS: limits.threads \"1\": expected a number")
        .hasMessageContaining("--set: log.level \"loud\": expected one of error, warn, info, debug")
        .hasMessageContaining("--set nonsense: expected key=value")
        .hasMessageContaining("tls.certificate and tls.key: give both or neither");
  }

  @Test
  void brokenFileIsToldWithItsLine() throws IOException {
    Path file = file("[log]\nlevel = \"info\nformat = \"json\"\n");
    assertThatThrownBy(() -> Setup.read(file, Map.of(), Map.of(), List.of()))
        .isInstanceOf(ConfigProblem.class)
        .hasMessageContaining("gateway.toml line 2");
    assertThatThrownBy(() -> Setup.read(dir.resolve("none"), Map.of(), Map.of(), List.of()))
        .isInstanceOf(ConfigProblem.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void secretIsNeverShown() {
    Map<String, String> environment = Map.of("GATEWAY_DATABASE_PASSWORD", "geheim");
    assertThat(Setup.read(null, Map.of(), environment, List.of()).shown())
        .containsEntry("database.password", "***")
        .containsEntry("smart_host.password", "")
        .containsEntry("log.level", "info");
    Map<String, String> broken = Map.of("GATEWAY_DATABASE_PASSWORD", "geheim\u0001");
    assertThatThrownBy(() -> Setup.read(null, Map.of(), broken, List.of()))
        .isInstanceOf(ConfigProblem.class)
        .hasMessageNotContaining("geheim"); // WS14
  }

  @Test
  void timesAreRead() {
    assertThat(set("limits.idle=1500ms").limits().idle()).isEqualTo(Duration.ofMillis(1500));
    assertThat(set("limits.idle=2m").limits().idle()).isEqualTo(Duration.ofMinutes(2));
    assertThatThrownBy(() -> set("limits.idle=2 weeks")).isInstanceOf(ConfigProblem.class);
    assertThatThrownBy(() -> set("limits.message=999999999999999TiB"))
        .isInstanceOf(ConfigProblem.class);
  }

  @Test
  void domainsAreMadeCanonical() {
    assertThat(set("brand.domain=B\u00fccher.Example").brand().domain())
        .isEqualTo("xn--bcher-kva.example");
    assertThatThrownBy(() -> set("brand.domain=not a domain")).isInstanceOf(ConfigProblem.class);
    assertThatThrownBy(() -> set("brand.domain=")).isInstanceOf(ConfigProblem.class);
    assertThat(set("brand.short_domain=").brand().shortDomain()).isEmpty();
  }

  @Test
  void passwordComesFromItsFile() throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), "geheim\nnot this\n");
    assertThat(Setup.password("", file.toString())).isEqualTo("geheim");
    assertThat(Setup.password("plain", "")).isEqualTo("plain");
  }
}
