package com.mailfence.persistence.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SweeperTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path data;
  private final MovingClock clock = new MovingClock();
  private final Rows rows = new Rows();
  private FileBlobs blobs;

  @BeforeEach
  void open() throws IOException {
    blobs = new FileBlobs(data.resolve("blobs"), clock);
  }

  @AfterEach
  void close() throws IOException {
    blobs.close();
  }

  @Test
  void bytesWithoutARowAreRemovedADayAfterTheyWereFoundSo() throws IOException {
    ContentRef garbage = put("garbage");
    ContentRef needed = put("needed");
    rows.referred.add(needed.digest());

    assertThat(sweep()).isEqualTo(new Sweeper.Swept(2, 0, 0, 0));
    clock.pass(DAY.plus(HOUR));
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(2, 1, 0, 0));
    clock.pass(HOUR);
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(2, 1, 0, 0));
    assertThat(blobs.holds(garbage, true)).isTrue();
    clock.pass(DAY);
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(2, 0, 1, 7));

    assertThatThrownBy(() -> blobs.open(garbage)).isInstanceOf(Refusal.NotFound.class);
    assertThat(blobs.holds(needed, true)).isTrue();
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(1, 0, 0, 0));
  }

  @Test
  void bytesReferredToAgainAreNotIdleAnyMore() throws IOException {
    ContentRef content = put("comes back");
    clock.pass(DAY.plus(HOUR));
    sweep();
    rows.referred.add(content.digest());
    clock.pass(DAY.plus(HOUR));
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(1, 0, 0, 0));

    rows.referred.clear();
    assertThat(sweep()).isEqualTo(new Sweeper.Swept(1, 1, 0, 0));
    assertThat(blobs.holds(content, true)).isTrue();
  }

  @Test
  void bytesStoredAgainWhileTheyAreRemovedStay() throws IOException {
    ContentRef content = idle("again");
    rows.onSecondAsking = digest -> put("again");

    sweep();

    assertThat(blobs.holds(content, true)).isTrue();
    assertThat(rows.askings).isEqualTo(2);
  }

  @Test
  void bytesReferredToWhileTheyAreRemovedArePutBackAndReadAllTheTime() throws IOException {
    ContentRef content = idle("late row");
    rows.onSecondAsking =
        digest -> {
          rows.referred.add(digest);
          assertThat(read(content)).isEqualTo("late row");
        };

    assertThat(sweep().removed()).isZero();

    assertThat(blobs.holds(content, true)).isTrue();
    assertThat(Files.exists(blobs.shelves().dying(content.digest()))).isFalse();
  }

  @Test
  void sweepKilledHalfwayLosesNothing() throws IOException {
    ContentRef content = idle("killed");
    rows.onSecondAsking =
        digest -> {
          throw new IllegalStateException("killed on purpose");
        };
    assertThatThrownBy(this::sweep).isInstanceOf(IllegalStateException.class);
    assertThat(blobs.holds(content, true)).isFalse();
    assertThat(read(content)).isEqualTo("killed");

    close();
    open();

    assertThat(blobs.holds(content, true)).isTrue();
  }

  @Test
  void filesThatAreNoBlobsAreLeftAlone() throws IOException {
    Path stray = Files.writeString(data.resolve("blobs/ab/README"), "not ours");
    clock.pass(DAY.multipliedBy(3));

    assertThat(sweep()).isEqualTo(new Sweeper.Swept(0, 0, 0, 0));
    assertThat(stray).exists();
  }

  private Sweeper.Swept sweep() throws IOException {
    rows.askings = 0;
    return new Sweeper(blobs, rows, clock, DAY).sweep();
  }

  private ContentRef put(String text) {
    return blobs.put(text.getBytes(UTF_8));
  }

  /** Bytes that the next sweep will remove. */
  private ContentRef idle(String text) throws IOException {
    ContentRef content = put(text);
    clock.pass(DAY.plus(HOUR));
    sweep();
    clock.pass(DAY.plus(HOUR));
    return content;
  }

  private String read(ContentRef content) {
    try (InputStream in = blobs.open(content)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The rows of a house, and what happens while the sweeper asks for them. */
  private static final class Rows implements References {
    final Set<String> referred = new HashSet<>();
    Consumer<String> onSecondAsking = digest -> {};
    int askings;

    @Override
    public Set<String> among(Set<String> digests) {
      askings++;
      if (askings == 2) {
        digests.forEach(onSecondAsking);
      }
      Set<String> found = new HashSet<>(digests);
      found.retainAll(referred);
      return found;
    }
  }
}
