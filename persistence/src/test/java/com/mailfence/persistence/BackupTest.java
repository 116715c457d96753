package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Item;
import com.mailfence.core.outbox.Dispatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir private Path first;
  @TempDir private Path second;
  @TempDir private Path third;
  @TempDir private Path backups;

  @Test
  void houseMovesFromEmbeddedDatabaseToServerAndBack() throws IOException {
    PersistenceConfig server = Servers.fresh(second);
    PersistenceConfig embedded = PersistenceConfig.embedded(third);
    Path saved;
    try (var house = new OpenHouse(first)) {
      Village village = new Village(house).live(300);
      saved = save(house, "one");
      Persistence.restore(server, saved, house.clock, Progress.NONE);
      try (var moved = new OpenHouse(server)) {
        assertSame(village, moved);
        saved = save(moved, "two");
      }
      Persistence.restore(embedded, saved, house.clock, Progress.NONE);
      try (var back = new OpenHouse(embedded)) {
        assertSame(village, back);
        goesOn(village, back);
      }
    }
  }

  @Test
  void backupUnderWritersIsOneMoment() throws Exception {
    var writing = new AtomicBoolean(true);
    try (var house = new OpenHouse(first)) {
      Village village = new Village(house).live(100);
      ExecutorService writer = Executors.newSingleThreadExecutor();
      Path saved;
      try {
        Future<Integer> written = writer.submit(() -> write(village, writing));
        saved = save(house, "busy");
        writing.set(false);
        assertThat(written.get()).isPositive();
      } finally {
        writer.shutdownNow();
      }
      PersistenceConfig target = PersistenceConfig.embedded(third);
      Persistence.restore(target, saved, house.clock, Progress.NONE);
      try (var restored = new OpenHouse(target)) {
        assertThat(findings(restored)).isEmpty();
      }
    }
  }

  @Test
  void laterBackupAddsOnlyNewContents() throws IOException {
    try (var house = new OpenHouse(first)) {
      Village village = new Village(house).live(100);
      Upkeep.Saved one = house.persistence.upkeep().backup(backups, "one", Progress.NONE);
      village.commit(
          village.anna,
          draft -> {
            var fresh = village.fresh(new Random(1));
            return draft.rewrite(draft.add(fresh).id(), village.put("brand new"), fresh.facets());
          });
      Upkeep.Saved two = house.persistence.upkeep().backup(backups, "two", Progress.NONE);

      assertThat(one.added()).isGreaterThan(20);
      assertThat(two.added()).isEqualTo(1);
      assertThat(two.rows()).isEqualTo(one.rows() + 1);
      assertThat(two.missing()).isEmpty();
      assertThatThrownBy(() -> save(house, "two")).isInstanceOf(Refusal.Exists.class);
    }
  }

  @Test
  void houseThatIsNotEmptyIsNotRestoredOver() throws IOException {
    try (var house = new OpenHouse(first)) {
      Path saved = save(new Village(house).house, "one");
      try (var other = new OpenHouse(second)) {
        new Village(other);
      }
      assertThatThrownBy(
              () ->
                  Persistence.restore(
                      PersistenceConfig.embedded(second), saved, house.clock, Progress.NONE))
          .isInstanceOf(Refusal.Exists.class);
    }
  }

  @Test
  void damagedBackupIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path saved;
    MovingClock clock;
    try (var house = new OpenHouse(first)) {
      clock = house.clock;
      saved = save(new Village(house).live(50).house, "one");
    }
    Path items = saved.resolve("item.tsv.gz");
    byte[] bytes = Files.readAllBytes(items);
    bytes[bytes.length / 2] ^= 1;
    Files.write(items, bytes);
    PersistenceConfig target = PersistenceConfig.embedded(second);

    assertThatThrownBy(() -> Persistence.restore(target, saved, clock, Progress.NONE))
        .isInstanceOf(Refusal.Malformed.class)
        .hasMessageContaining("item.tsv.gz");
    assertThatThrownBy(() -> Persistence.restore(target, first, clock, Progress.NONE))
        .isInstanceOf(Refusal.Malformed.class);
    try (Stream<Path> files = Files.list(second)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void backupOfANewerHouseIsRefused() throws IOException {
    try (var house = new OpenHouse(first)) {
      Path saved = save(house, "one");
      Path manifest = saved.resolve("manifest.txt");
      Files.writeString(
          manifest, Files.readString(manifest).replaceFirst("schema \\d+", "schema 999"));

      assertThatThrownBy(
              () ->
                  Persistence.restore(
                      PersistenceConfig.embedded(second), saved, house.clock, Progress.NONE))
          .isInstanceOf(Refusal.Malformed.class);
    }
  }

  @Test
  void contentsLackingInABackupAreNamed() throws IOException {
    try (var house = new OpenHouse(first)) {
      Village village = new Village(house).live(50);
      Path saved = save(house, "one");
      String digest =
          house
              .persistence
              .catalog()
              .newest(Reader.house(), village.inbox, Long.MAX_VALUE, 1)
              .get(0)
              .bytes()
              .digest();
      Files.delete(backups.resolve("blobs").resolve(digest.substring(0, 2)).resolve(digest));

      assertThatThrownBy(
              () ->
                  Persistence.restore(
                      PersistenceConfig.embedded(second), saved, house.clock, Progress.NONE))
          .isInstanceOf(Refusal.Malformed.class)
          .hasMessageContaining(digest);
    }
  }

  /** Moves items through the house until told to stop; at least one, however short that is. */
  private static int write(Village village, AtomicBoolean writing) {
    int written = 0;
    do {
      village.commit(
          village.anna,
          draft -> draft.move(draft.add(village.nameless(village.inbox)).id(), village.archive));
      written++;
    } while (writing.get());
    return written;
  }

  private Path save(OpenHouse house, String name) throws IOException {
    return house.persistence.upkeep().backup(backups, name, Progress.NONE).directory();
  }

  private static List<Finding> findings(OpenHouse house) {
    List<Finding> found = new ArrayList<>();
    house.persistence.upkeep().verify(true, found::add, Progress.NONE);
    return found;
  }

  /** Everything the ports tell of the village, they tell of the other house. */
  private static void assertSame(Village village, OpenHouse other) {
    Persistence a = village.house.persistence;
    Persistence b = other.persistence;
    assertThat(findings(other)).isEmpty();
    assertThat(b.directory().domains()).isEqualTo(a.directory().domains());
    assertThat(b.directory().accounts(0, 10)).isEqualTo(a.directory().accounts(0, 10));
    assertThat(b.directory().groups()).isEqualTo(a.directory().groups());
    assertThat(b.directory().aliases(village.anna)).isEqualTo(a.directory().aliases(village.anna));
    assertThat(b.directory().credentials(village.anna))
        .isEqualTo(a.directory().credentials(village.anna));
    assertThat(b.directory().attribute("anna@village.example", "photo").orElseThrow())
        .isEqualTo(a.directory().attribute("anna@village.example", "photo").orElseThrow());
    assertThat(b.grants().by(village.anna)).isEqualTo(a.grants().by(village.anna));
    assertThat(b.catalog().collections(Reader.house(), village.anna))
        .isEqualTo(a.catalog().collections(Reader.house(), village.anna));
    assertThat(items(b, village)).isEqualTo(items(a, village)).hasSizeGreaterThan(50);
    NoteKey key = new NoteKey(village.anna, "eas/1", "x\ty");
    assertThat(b.notes().read(key).map(Note::bytes).orElseThrow()).containsExactly(4, 0, 4);
    assertThat(dispatches(b)).isEqualTo(dispatches(a)).hasSize(1);
  }

  private static List<Item> items(Persistence house, Village village) {
    return Stream.of(village.inbox, village.archive)
        .flatMap(id -> house.catalog().newest(Reader.house(), id, Long.MAX_VALUE, 1000).stream())
        .toList();
  }

  private static List<Dispatch> dispatches(Persistence house) {
    return house.outbox().due(Instant.ofEpochSecond(1), 10);
  }

  /** A restored house gives numbers and ids that were never given before. */
  private static void goesOn(Village village, OpenHouse restored) {
    var directory = restored.persistence.directory();
    var carl = directory.create(new NewAccount("carl@village.example", "", 0));
    assertThat(carl.id()).isGreaterThan(village.bert);
    Dispatch before = dispatches(restored.persistence).get(0);
    restored
        .persistence
        .store()
        .commit(
            Reader.owner(village.anna),
            village.anna,
            draft -> {
              draft.send(Dispatch.fresh(village.anna, "", "z@z", before.content(), Instant.EPOCH));
              return draft;
            });
    assertThat(dispatches(restored.persistence))
        .extracting(Dispatch::id)
        .containsExactly(before.id(), before.id() + 1);
  }
}
