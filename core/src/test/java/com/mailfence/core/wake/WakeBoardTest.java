package com.mailfence.core.wake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeBoardTest {
  private static final Topic INBOX = new Topic.Items(new CollectionId(new AccountId(1), 1));
  private static final Topic FOLDERS = new Topic.Folders(new AccountId(1));

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Map<Topic, Seq> tips = new HashMap<>();
  private final List<Set<Topic>> heard = new ArrayList<>();
  private final WakeBoard board = new WakeBoard(asked -> Map.copyOf(tips), timer, Runnable::run);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void aMoveWakesWhoeverWaitsForItOnce() {
    tips.put(INBOX, new Seq(3));
    tips.put(FOLDERS, new Seq(1));
    wait(Map.of(INBOX, new Seq(3), FOLDERS, new Seq(1)));
    assertThat(heard).isEmpty();
    board.reached(Map.of(INBOX, new Seq(4)));
    board.reached(Map.of(INBOX, new Seq(5), FOLDERS, new Seq(5)));
    assertThat(heard).containsExactly(Set.of(INBOX));
    assertThat(board.topics()).isZero();
  }

  @Test
  void whatMovedBeforeTheWaitEndsItAtOnce() {
    tips.put(INBOX, new Seq(4));
    wait(Map.of(INBOX, new Seq(3)));
    assertThat(heard).containsExactly(Set.of(INBOX));
    assertThat(board.topics()).isZero();
  }

  /** A phone that was on its way in when the house closed is not kept for its whole heartbeat. */
  @Test
  void whoComesAfterTheReleaseIsNotHeld() {
    tips.put(INBOX, new Seq(3));
    wait(Map.of(INBOX, new Seq(3)));
    board.releaseAll();
    wait(Map.of(INBOX, new Seq(3)));
    assertThat(heard).containsExactly(Set.of(), Set.of());
    assertThat(board.topics()).isZero();
  }

  /** The move falls between registering and comparing: the waiter is woken all the same. */
  @Test
  void aMoveWhileTheWaitIsPutUpIsNotMissed() {
    var late = new WakeBoard[1];
    late[0] =
        new WakeBoard(
            asked -> {
              late[0].reached(Map.of(INBOX, new Seq(4)));
              return Map.of(INBOX, new Seq(3));
            },
            timer,
            Runnable::run);
    late[0].await(Map.of(INBOX, new Seq(3)), Duration.ofHours(1), heard::add);
    assertThat(heard).containsExactly(Set.of(INBOX));
    assertThat(late[0].topics()).isZero();
  }

  @Test
  void aTopicThatDoesNotExistHasMoved() {
    wait(Map.of(INBOX, new Seq(3)));
    assertThat(heard).containsExactly(Set.of(INBOX));
  }

  @Test
  void ownMovesThatAreKnownDoNotWake() {
    tips.put(INBOX, new Seq(7));
    wait(Map.of(INBOX, new Seq(7)));
    board.reached(Map.of(INBOX, new Seq(7)));
    assertThat(heard).isEmpty();
  }

  @Test
  void patienceEndsWithNothingMoved() throws InterruptedException {
    tips.put(INBOX, new Seq(1));
    var done = new CountDownLatch(1);
    board.await(
        Map.of(INBOX, new Seq(1)),
        Duration.ofMillis(1),
        moved -> {
          heard.add(moved);
          done.countDown();
        });
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).containsExactly(Set.of());
    assertThat(board.topics()).isZero();
  }

  @Test
  void aClosingHouseEndsEveryWaitWithNothingMoved() {
    tips.put(INBOX, new Seq(1));
    wait(Map.of(INBOX, new Seq(1)));
    board.releaseAll();
    assertThat(heard).containsExactly(Set.of());
    assertThat(board.topics()).isZero();
  }

  @Test
  void aCancelledWaitIsForgotten() {
    tips.put(INBOX, new Seq(1));
    Waiting waiting = board.await(Map.of(INBOX, new Seq(1)), Duration.ofHours(1), heard::add);
    waiting.cancel();
    board.reached(Map.of(INBOX, new Seq(2)));
    assertThat(heard).isEmpty();
    assertThat(board.topics()).isZero();
  }

  private void wait(Map<Topic, Seq> known) {
    board.await(known, Duration.ofHours(1), heard::add);
  }
}
