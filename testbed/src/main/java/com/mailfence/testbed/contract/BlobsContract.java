package com.mailfence.testbed.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Stored bytes, on every store. */
public interface BlobsContract {
  Ports ports();

  @Test
  default void bytesAreNamedByTheirDigest() {
    ContentRef content = ports().blobs().put("abc".getBytes(UTF_8));

    // FIPS 180-2 B.1
    assertThat(content)
        .isEqualTo(
            new ContentRef("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
  }

  @Test
  default void whatWasStoredIsReadFromAnyOffset() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(7).nextBytes(bytes);
    ContentRef content = ports().blobs().put(new ByteArrayInputStream(bytes), bytes.length);

    for (int offset : new int[] {0, 1, 65_536, 299_999, 300_000, 300_001}) {
      try (InputStream in = ports().blobs().open(content, offset)) {
        int from = Math.min(offset, bytes.length);
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, from, bytes.length));
      }
    }
  }

  @Test
  default void piecesOfEverySizeMakeOneBlob() throws IOException {
    byte[] bytes = new byte[200_000];
    Random random = new Random(8);
    random.nextBytes(bytes);
    Blobs blobs = ports().blobs();

    try (Blobs.Sink sink = blobs.begin(bytes.length)) {
      int at = 0;
      while (at < bytes.length) {
        int length = Math.min(bytes.length - at, random.nextInt(30_000));
        sink.write(bytes, at, length);
        at += length;
        if (at < bytes.length) {
          sink.write(bytes[at++]);
        }
        assertThat(sink.size()).isEqualTo(at);
      }
      assertThat(sink.seal()).isEqualTo(blobs.put(bytes));
    }
  }

  @Test
  default void emptyBlobIsABlob() throws IOException {
    ContentRef content = ports().blobs().put(new byte[0]);

    try (InputStream in = ports().blobs().open(content)) {
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  default void blobOverItsLimitIsTooLarge() throws IOException {
    Blobs blobs = ports().blobs();

    assertThatThrownBy(() -> blobs.put(new ByteArrayInputStream(new byte[11]), 10))
        .isInstanceOfSatisfying(Refusal.TooLarge.class, e -> assertThat(e.limit()).isEqualTo(10));
    try (Blobs.Sink sink = blobs.begin(1)) {
      sink.write(1);
      assertThatThrownBy(() -> sink.write(1)).isInstanceOf(Refusal.TooLarge.class);
    }
    assertThat(blobs.put(new ByteArrayInputStream(new byte[10]), 10).size()).isEqualTo(10);
  }

  @Test
  default void abandonedBlobIsNotThere() throws IOException {
    byte[] bytes = "never sealed, whoever asks".getBytes(UTF_8);
    try (Blobs.Sink sink = ports().blobs().begin(1000)) {
      sink.write(bytes);
    }
    ContentRef elsewhere =
        new ContentRef(
            "0000000000000000000000000000000000000000000000000000000000000000", bytes.length);

    assertThatThrownBy(() -> ports().blobs().open(elsewhere)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void digestThatIsNoneIsNotFound() {
    ContentRef path = new ContentRef("../".repeat(17) + "etc/passwd///", 1);

    assertThatThrownBy(() -> ports().blobs().open(path)).isInstanceOf(Refusal.NotFound.class);
  }
}
