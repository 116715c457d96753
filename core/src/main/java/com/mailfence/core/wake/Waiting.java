package com.mailfence.core.wake;

import com.mailfence.core.item.Seq;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One wait on the board; it ends once, by a move, by time or by being cancelled. */
public final class Waiting {
  private final WakeBoard board;
  private final Map<Topic, Seq> known;
  private final Consumer<Set<Topic>> then;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Future<?> end;

  Waiting(WakeBoard board, Map<Topic, Seq> known, Consumer<Set<Topic>> then) {
    this.board = board;
    this.known = Map.copyOf(known);
    this.then = then;
  }

  /**
   * Ends the wait without calling anybody; does nothing if it is over.
   *
   * @return whether this ended it: then, and only then, nobody was or will be called
   */
  public boolean cancel() {
    return close();
  }

  void endsAt(Future<?> timer) {
    end = timer;
    if (over.get()) {
      timer.cancel(false);
    }
  }

  /** A move may end the wait while it is still being put up; what came after goes again. */
  void stayOnlyIfOpen() {
    if (over.get()) {
      board.forget(this, known.keySet());
    }
  }

  void reached(Topic topic, Seq seq) {
    Seq mine = known.get(topic);
    if (mine != null && seq.isAfter(mine)) {
      fire(Set.of(topic));
    }
  }

  void fire(Set<Topic> moved) {
    if (close()) {
      board.run(() -> then.accept(moved));
    }
  }

  private boolean close() {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    Future<?> timer = end;
    if (timer != null) {
      timer.cancel(false);
    }
    board.forget(this, known.keySet());
    return true;
  }
}
