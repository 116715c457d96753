package com.mailfence.deploy.rooms;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of the house: one that watches the time, and a pool that runs who is woken. */
public final class Crew implements AutoCloseable {
  /** Woken waiters that wait for a thread; the one who wakes runs what does not fit. */
  private static final int LONGEST_QUEUE = 100_000;

  private final ScheduledExecutorService timer;
  private final ThreadPoolExecutor pool;

  Crew(int threads) {
    this.timer = Executors.newSingleThreadScheduledExecutor(named("time"));
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LONGEST_QUEUE),
            named("woken"),
            new ThreadPoolExecutor.CallerRunsPolicy());
    pool.allowCoreThreadTimeOut(true);
  }

  public ScheduledExecutorService timer() {
    return timer;
  }

  public Executor pool() {
    return pool;
  }

  /** Woken waiters that wait for a thread. */
  public int queued() {
    return pool.getQueue().size();
  }

  /** Lets what is under way end for some seconds, then ends it. */
  @Override
  public void close() {
    timer.shutdownNow();
    pool.shutdown();
    try {
      if (!pool.awaitTermination(5, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ThreadFactory named(String name) {
    var number = new AtomicLong();
    return task -> {
      var thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
