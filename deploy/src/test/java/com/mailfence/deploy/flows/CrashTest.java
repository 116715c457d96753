package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.Main;
import com.mailfence.testbed.crash.Crash;
import com.mailfence.testbed.tool.Gateway;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again under load. {@code -Dcrash.cycles=50} makes it longer, and
 * {@code -Dcrash.seed=N} repeats the same clients.
 */
final class CrashTest {
  private static final int CYCLES = Integer.getInteger("crash.cycles", 5);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime() & 0xFFFFFF);

  @TempDir Path data;

  @Test
  void onTheEmbeddedDatabaseNothingAcknowledgedIsLostOrDoubled() throws Exception {
    play(List.of());
  }

  @Test
  void onPostgresqlNothingAcknowledgedIsLostOrDoubled() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
      play(List.of("database.url=" + url, "database.user=postgres"));
    }
  }

  private void play(List<String> settings) throws Exception {
    try (Gateway gateway = new Gateway(launcher(), data, settings)) {
      assertThat(new Crash(gateway, SEED).run(CYCLES)).as("seed " + SEED).isEmpty();
    }
  }

  /** The server's own class path: what tests add to it stays outside. */
  private static List<String> launcher() {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> !place.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return List.of(
        java.toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classes,
        Main.class.getName());
  }
}
