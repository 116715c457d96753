package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GroupCommitTest {
  private final SlowDisk disk = new SlowDisk();
  private final GroupCommit commits = new GroupCommit(disk);
  private final ExecutorService crowd = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    crowd.shutdownNow();
  }

  @Test
  void committerWaitsForASyncThatBeganAfterItsCommit() throws Exception {
    Future<?> first = crowd.submit(this::commitAndJoin);
    disk.begun.acquire();
    // The sync under way began before this commit and says nothing about it.
    Future<?> second = crowd.submit(this::commitAndJoin);
    waiting(1);

    disk.goOn.release();
    first.get();
    disk.begun.acquire();
    assertThat(second.isDone()).isFalse();

    disk.goOn.release();
    second.get();
    assertThat(disk.syncs.get()).isEqualTo(2);
  }

  @Test
  void manyCommittersShareOneSync() throws Exception {
    Future<?> first = crowd.submit(this::commitAndJoin);
    disk.begun.acquire();
    List<Future<?>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(crowd.submit(this::commitAndJoin));
    }
    waiting(20);

    disk.goOn.release(2);
    first.get();
    for (Future<?> other : others) {
      other.get();
    }
    assertThat(disk.syncs.get()).isEqualTo(2);
  }

  @Test
  void failedSyncFailsAllWhoWaitedForItAndNobodyElse() throws Exception {
    Future<?> first = crowd.submit(this::commitAndJoin);
    disk.begun.acquire();
    Future<?> second = crowd.submit(this::commitAndJoin);
    Future<?> third = crowd.submit(this::commitAndJoin);
    waiting(2);
    disk.failing = 2;

    disk.goOn.release(2);
    first.get();
    for (Future<?> one : List.of(second, third)) {
      assertThatThrownBy(one::get).hasCauseInstanceOf(Refusal.Busy.class);
    }
    disk.goOn.release();
    commitAndJoin();
    assertThat(disk.syncs.get()).isEqualTo(3);
  }

  @Test
  void readerDoesNotWaitWhenAllIsDurable() {
    commits.settled();
    disk.goOn.release();
    commitAndJoin();

    commits.settled();

    assertThat(disk.syncs.get()).isEqualTo(1);
  }

  @Test
  void readerWaitsForACommitItMayHaveSeen() throws Exception {
    commits.commit(() -> {});

    Future<?> reader = crowd.submit(commits::settled);
    disk.begun.acquire();
    assertThat(reader.isDone()).isFalse();
    disk.goOn.release();
    reader.get();

    commits.settled();
    assertThat(disk.syncs.get()).isEqualTo(1);
  }

  @Test
  void commitUnderWayWhileSyncingIsNotTakenForDurable() {
    disk.during = () -> commits.commit(() -> {});
    disk.goOn.release(2);
    commitAndJoin();
    disk.during = () -> {};

    commits.settled();

    assertThat(disk.syncs.get()).isEqualTo(2);
  }

  @Test
  void commitThatFailsIsNotWaitedFor() {
    disk.goOn.release();
    assertThatThrownBy(
            () ->
                commits.commit(
                    () -> {
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);
    commitAndJoin();

    commits.settled();
    assertThat(disk.syncs.get()).isEqualTo(1);
  }

  private void commitAndJoin() {
    commits.commit(() -> {});
    commits.join();
  }

  /** Returns when so many wait for a sync they do not lead. */
  private void waiting(int count) {
    while (commits.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  /** A disk that syncs when the test lets it. */
  private static final class SlowDisk implements Runnable {
    final AtomicInteger syncs = new AtomicInteger();
    final Semaphore begun = new Semaphore(0);
    final Semaphore goOn = new Semaphore(0);
    volatile int failing;
    volatile Runnable during = () -> {};

    @Override
    public void run() {
      int number = syncs.incrementAndGet();
      begun.release();
      try {
        assertThat(goOn.tryAcquire(50, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      during.run();
      if (number == failing) {
        throw new IllegalStateException("the disk failed on purpose");
      }
    }
  }
}
