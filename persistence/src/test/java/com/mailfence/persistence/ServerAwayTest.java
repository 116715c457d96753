package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes and comes back, and two nodes on one server. */
final class ServerAwayTest {
  @TempDir private Path data;

  /** ST07. */
  @Test
  void databaseThatIsAwayIsBusyAndComesBackByItself() {
    PersistenceConfig config = Servers.fresh(data);
    try (var house = new OpenHouse(config)) {
      Village v = new Village(house);
      Item before = v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox)));
      Servers.admit(config, false);
      try {
        assertThatThrownBy(() -> v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox))))
            .isInstanceOf(Refusal.Busy.class);
        assertThatThrownBy(() -> house.persistence.catalog().item(Reader.house(), before.id()))
            .isInstanceOf(Refusal.Busy.class);
      } finally {
        Servers.admit(config, true);
      }

      Item after = onceItIsBack(() -> v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox))));

      assertThat(house.persistence.catalog().newest(Reader.house(), v.inbox, Long.MAX_VALUE, 9))
          .containsExactly(after, before);
    }
  }

  /** ST07: within ten seconds; whoever is told "busy" meanwhile asks again. */
  private static <T> T onceItIsBack(Supplier<T> work) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try {
        return work.get();
      } catch (Refusal.Busy away) {
        if (System.nanoTime() - end > 0) {
          throw away;
        }
      }
    }
  }

  @Test
  void serverThatCannotBeReachedIsBusyAtTheStart() {
    var nowhere =
        new PersistenceConfig(data, "jdbc:postgresql://127.0.0.1:1/house", "a", "secret", 4, false);

    assertThatThrownBy(() -> new OpenHouse(nowhere))
        .isInstanceOf(Refusal.Busy.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void loginThatIsWrongIsToldAtTheDoor() {
    PersistenceConfig right = Servers.fresh(data);
    String missing = right.url().replaceFirst("/house\\d+", "/nowhere");
    var config = new PersistenceConfig(data, missing, right.user(), right.password(), 4, false);

    assertThatThrownBy(() -> new OpenHouse(config))
        .isInstanceOf(Refusal.Forbidden.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void commitOnOneNodeWakesWhoWaitsOnAnotherAndALostLineComesBack() throws Exception {
    PersistenceConfig one = Servers.fresh(data);
    var config = new PersistenceConfig(data, one.url(), one.user(), one.password(), 4, true);
    try (var here = new OpenHouse(config);
        var there = new OpenHouse(config)) {
      Village v = new Village(here);
      assertWakes(v, there);

      Servers.hangUp("house-wakes");

      assertWakes(v, there);
      Topic folders = new Topic.Folders(v.anna);
      var woken = new CountDownLatch(1);
      var tip = here.persistence.changes().folders(Reader.house(), v.anna).tip().tip();
      there
          .persistence
          .wakes()
          .await(Map.of(folders, tip), Duration.ofHours(1), moved -> woken.countDown());
      v.collection(v.anna, "New", Role.NONE);
      assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Commits here until somebody who waits there is woken: the line may still be coming up. */
  private static void assertWakes(Village v, OpenHouse there) throws InterruptedException {
    Topic inbox = new Topic.Items(v.inbox);
    for (int attempt = 0; attempt < 100; attempt++) {
      Seq tip = there.persistence.changes().items(Reader.house(), v.inbox).tip().tip();
      var woken = new CountDownLatch(1);
      var waiting =
          there
              .persistence
              .wakes()
              .await(Map.of(inbox, tip), Duration.ofHours(1), moved -> woken.countDown());
      v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox)));
      if (woken.await(500, TimeUnit.MILLISECONDS)) {
        return;
      }
      waiting.cancel();
    }
    throw new AssertionError("nobody was woken");
  }
}
