package com.mailfence.persistence.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileBlobsTest {
  @TempDir private Path data;
  private final MovingClock clock = new MovingClock();

  /** ST03: nobody else on the machine reads what is being written or was stored. */
  @Test
  void onlyTheHouseMayReadItsFiles() throws IOException {
    try (FileBlobs blobs = open()) {
      Blobs.Sink unfinished = blobs.begin(100);
      unfinished.write("secret".getBytes(UTF_8));
      blobs.put("stored".getBytes(UTF_8));

      for (Path path : all()) {
        String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
        if (!path.getFileName().toString().equals("lock")) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as("%s", path)
              .isEqualTo(expected);
        }
      }
    }
  }

  /** ST03: what a killed process left unfinished is cleared at the next start. */
  @Test
  void whatWasLeftUnfinishedIsClearedAtTheNextStart() throws IOException {
    Path left = Files.createDirectories(data.resolve("blobs/unfinished/bench4711"));
    Files.writeString(left.resolve("x.part"), "half a mail");

    try (FileBlobs blobs = open()) {
      assertThat(left).doesNotExist();
      assertThat(blobs.put(new byte[] {1}).size()).isEqualTo(1);
    }
    assertThat(unfinished()).isEmpty();
  }

  @Test
  void benchInUseIsNotClearedByAnotherHouse() throws IOException {
    try (FileBlobs first = open()) {
      Blobs.Sink sink = first.begin(100);
      sink.write("going on".getBytes(UTF_8));
      try (FileBlobs second = open()) {
        second.put(new byte[] {1});
      }

      ContentRef content = sink.seal();

      assertThat(first.holds(content, true)).isTrue();
    }
  }

  @Test
  void sinkClosedUnsealedLeavesNoFile() throws IOException {
    try (FileBlobs blobs = open()) {
      try (Blobs.Sink sink = blobs.begin(100_000)) {
        sink.write(new byte[50_000]);
      }
      assertThat(unfinished()).isEmpty();
    }
  }

  @Test
  void sealedSinkStaysWhenClosedAndCannotBeSealedTwice() throws IOException {
    try (FileBlobs blobs = open()) {
      ContentRef content;
      try (Blobs.Sink sink = blobs.begin(10)) {
        sink.write(7);
        content = sink.seal();
        assertThatThrownBy(sink::seal).isInstanceOf(IllegalStateException.class);
      }

      assertThat(blobs.holds(content, true)).isTrue();
    }
  }

  @Test
  void equalBytesAreKeptOnceAndGrowYoungAgain() throws IOException {
    try (FileBlobs blobs = open()) {
      ContentRef content = blobs.put("twice".getBytes(UTF_8));
      clock.pass(Duration.ofDays(30));
      assertThat(blobs.put("twice".getBytes(UTF_8))).isEqualTo(content);

      Path file = data.resolve("blobs").resolve(content.digest().substring(0, 2));
      try (Stream<Path> files = Files.list(file)) {
        assertThat(files.toList())
            .singleElement()
            .satisfies(
                one ->
                    assertThat(Files.getLastModifiedTime(one))
                        .isEqualTo(FileTime.from(clock.instant())));
      }
    }
  }

  @Test
  void readerKeepsReadingWhatIsStoredAgainMeanwhile() throws IOException {
    byte[] bytes = new byte[200_000];
    try (FileBlobs blobs = open()) {
      ContentRef content = blobs.put(bytes);
      try (InputStream in = blobs.open(content, 100_000)) {
        assertThat(in.readNBytes(10)).hasSize(10);
        blobs.put(bytes);
        assertThat(in.readAllBytes()).hasSize(99_990);
      }
    }
  }

  @Test
  void blobShortenedOnDiskIsNotHeld() throws IOException {
    try (FileBlobs blobs = open()) {
      ContentRef content = blobs.put("0123456789".getBytes(UTF_8));
      Path file = blobs.shelves().known(content.digest());
      Files.writeString(file, "012345678X");
      assertThat(blobs.holds(content, false)).isTrue();
      assertThat(blobs.holds(content, true)).isFalse();

      Files.writeString(file, "012");
      assertThat(blobs.holds(content, false)).isFalse();
      Files.delete(file);
      assertThat(blobs.holds(content, false)).isFalse();
    }
  }

  @Test
  void scrubFindsWhatIsDamagedAndChangesNothing() throws IOException {
    try (FileBlobs blobs = open()) {
      ContentRef sound = blobs.put("sound".getBytes(UTF_8));
      ContentRef rotten = blobs.put("rotten".getBytes(UTF_8));
      Path file = blobs.shelves().known(rotten.digest());
      Files.writeString(file, "rOtten");
      List<String> damaged = new ArrayList<>();
      List<Integer> progress = new ArrayList<>();

      Scrubber.Scrubbed scrubbed = new Scrubber(blobs).scrub(damaged::add, progress::add);

      assertThat(damaged).containsExactly(rotten.digest());
      assertThat(scrubbed).isEqualTo(new Scrubber.Scrubbed(2, 11, 1));
      assertThat(progress).hasSize(256).last().isEqualTo(256);
      assertThat(Files.readString(file)).isEqualTo("rOtten");
      assertThat(blobs.holds(sound, true)).isTrue();
    }
  }

  private FileBlobs open() throws IOException {
    return new FileBlobs(data.resolve("blobs"), clock);
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> paths = Files.walk(data.resolve("blobs"))) {
      return paths.toList();
    }
  }

  private List<Path> unfinished() throws IOException {
    try (Stream<Path> paths = Files.walk(data.resolve("blobs/unfinished"))) {
      return paths.filter(path -> path.toString().endsWith(".part")).toList();
    }
  }
}
