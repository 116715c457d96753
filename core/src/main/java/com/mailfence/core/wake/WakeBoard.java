package com.mailfence.core.wake;

import com.mailfence.core.item.Seq;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Where one waits for topics to move. A waiter holds no thread: it is registered, then compared
 * with where the topics stand, then left waiting, all inside {@link #await}, so that no caller can
 * miss a move that falls between.
 */
public final class WakeBoard {
  private final Tips tips;
  private final ScheduledExecutorService timer;
  private final Executor pool;
  private final Map<Topic, Set<Waiting>> board = new ConcurrentHashMap<>();
  private final List<Consumer<Map<Topic, Seq>>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /**
   * @param tips where topics stand
   * @param timer ends waits whose patience is over; it does nothing else for us
   * @param pool runs what waiters do when woken
   */
  public WakeBoard(Tips tips, ScheduledExecutorService timer, Executor pool) {
    this.tips = tips;
    this.timer = timer;
    this.pool = pool;
  }

  /**
   * Waits until one of the topics is past what is known of it, or does not exist any more.
   *
   * @param known how far the waiter knows each topic
   * @param patience how long to wait at most
   * @param then called exactly once, on the pool, unless the wait is cancelled before: with the
   *     topics that moved, or with none when the patience is over
   */
  public Waiting await(Map<Topic, Seq> known, Duration patience, Consumer<Set<Topic>> then) {
    var waiting = new Waiting(this, known, then);
    for (Topic topic : known.keySet()) {
      board.compute(
          topic,
          (t, waiters) -> {
            Set<Waiting> all = waiters == null ? ConcurrentHashMap.newKeySet(2) : waiters;
            all.add(waiting);
            return all;
          });
    }
    waiting.stayOnlyIfOpen();
    if (closed) { // seen here, or whoever closes sees the wait
      waiting.fire(Set.of());
      return waiting;
    }
    waiting.endsAt(
        timer.schedule(
            () -> waiting.fire(Set.of()), Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS));
    Map<Topic, Seq> now = tips.tips(known.keySet());
    Set<Topic> moved = new HashSet<>();
    known.forEach(
        (topic, seq) -> {
          Seq tip = now.get(topic);
          if (tip == null || tip.isAfter(seq)) {
            moved.add(topic);
          }
        });
    if (!moved.isEmpty()) {
      waiting.fire(moved);
    }
    return waiting;
  }

  /** Where these topics stand right now; one that does not exist is left out. */
  public Map<Topic, Seq> tips(Set<Topic> topics) {
    return tips.tips(topics);
  }

  /** Tells that topics moved; called by stores once a commit is durable, and by bridges. */
  public void reached(Map<Topic, Seq> moved) {
    moved.forEach(
        (topic, seq) -> {
          Set<Waiting> waiters = board.get(topic);
          if (waiters != null) {
            waiters.forEach(waiting -> waiting.reached(topic, seq));
          }
        });
    listeners.forEach(listener -> listener.accept(moved));
  }

  /** Hears of every move on this node, on the thread that tells it: must be quick. */
  public void listen(Consumer<Map<Topic, Seq>> listener) {
    listeners.add(listener);
  }

  /**
   * Ends every wait as if its patience were over, those that are still to come as well: the house
   * is closing.
   */
  public void releaseAll() {
    closed = true;
    Set<Waiting> all = new HashSet<>();
    board.values().forEach(all::addAll);
    all.forEach(waiting -> waiting.fire(Set.of()));
  }

  /** How many topics are waited for; for measuring. */
  public int topics() {
    return board.size();
  }

  void run(Runnable task) {
    pool.execute(task);
  }

  void forget(Waiting waiting, Set<Topic> topics) {
    for (Topic topic : topics) {
      board.computeIfPresent(
          topic,
          (t, waiters) -> {
            waiters.remove(waiting);
            return waiters.isEmpty() ? null : waiters;
          });
    }
  }
}
