package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes commits durable on a database that writes without syncing: several commits share one sync,
 * and each waits for a sync that began after its commit. A reader waits likewise for the commits it
 * may have seen, so that no number leaves the house that a power cut could take back.
 */
final class GroupCommit implements Durability {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Runnable sync;

  /**
   * Held by a transaction from beginning to end, and by a sync. The embedded database seals its
   * tables and indexes one after the other when it writes: a transaction that commits in between
   * would be found torn after a crash, its row in the table and not in the index.
   */
  private final ReentrantLock writer = new ReentrantLock(true);

  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition synced = lock.newCondition();
  private boolean running;
  private Group next = new Group();
  private volatile long covered;

  /** Those who wait for one sync. */
  private static final class Group {
    private boolean over;
    private boolean durable;
  }

  /**
   * @param sync makes everything durable that was committed before it began; throws if it cannot
   */
  GroupCommit(Runnable sync) {
    this.sync = sync;
  }

  @Override
  public <T> T writing(Supplier<T> transaction) {
    writer.lock();
    try {
      return transaction.get();
    } finally {
      writer.unlock();
    }
  }

  @Override
  public void commit(Runnable commit) {
    begun.incrementAndGet();
    try {
      commit.run();
    } finally {
      ended.incrementAndGet();
    }
  }

  @Override
  public void settled() {
    if (covered != begun.get()) {
      join();
    }
  }

  @Override
  public void join() {
    if (writer.isHeldByCurrentThread()) {
      return; // within a transaction of the same thread, which waits for a sync at its own end
    }
    lock.lock();
    try {
      Group mine = next;
      while (!mine.over) {
        if (running) {
          synced.awaitUninterruptibly();
        } else {
          lead();
        }
      }
      if (!mine.durable) {
        throw new Refusal.Busy("the storage failed", Duration.ofSeconds(10));
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for a sync that another thread runs; for measuring. */
  int waiting() {
    lock.lock();
    try {
      return lock.getWaitQueueLength(synced);
    } finally {
      lock.unlock();
    }
  }

  /** Runs the next sync for all who wait for it, with the lock released meanwhile. */
  private void lead() {
    Group mine = next;
    next = new Group();
    running = true;
    lock.unlock();
    try {
      writer.lock();
      try {
        // Asked in this order: if all that began had ended, nothing is under way: all is covered.
        long over = ended.get();
        long all = begun.get();
        sync.run();
        mine.durable = true;
        covered = over == all ? all : covered;
      } finally {
        writer.unlock();
      }
    } catch (RuntimeException e) {
      LOG.error("the storage could not be made durable", e);
    } finally {
      lock.lock();
      running = false;
      mine.over = true;
      synced.signalAll();
    }
  }
}
