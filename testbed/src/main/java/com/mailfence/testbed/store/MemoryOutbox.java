package com.mailfence.testbed.store;

import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.outbox.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The outbox in memory. */
public final class MemoryOutbox implements Outbox {
  private final Rows rows;

  MemoryOutbox(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<Dispatch> due(Instant now, int limit) {
    synchronized (rows) {
      return rows.dispatches.values().stream()
          .filter(d -> !d.due().isAfter(now))
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Instant> nextDue() {
    synchronized (rows) {
      return rows.dispatches.values().stream().map(Dispatch::due).min(Comparator.naturalOrder());
    }
  }

  @Override
  public List<Dispatch> claim(List<Dispatch> seen, Instant until) {
    synchronized (rows) {
      List<Dispatch> got = seen.stream().filter(this::isAsSeen).map(d -> d.dueAt(until)).toList();
      got.forEach(d -> rows.dispatches.put(d.id(), d));
      return got;
    }
  }

  @Override
  public boolean later(Dispatch held, int attempts, Instant due, String trouble) {
    synchronized (rows) {
      boolean mine = isAsSeen(held);
      if (mine) {
        rows.dispatches.put(
            held.id(),
            new Dispatch(
                held.id(),
                held.sender(),
                held.from(),
                held.to(),
                held.content(),
                held.queued(),
                attempts,
                due,
                trouble));
      }
      return mine;
    }
  }

  private boolean isAsSeen(Dispatch seen) {
    Dispatch now = rows.dispatches.get(seen.id());
    return now != null && now.due().equals(seen.due()) && now.attempts() == seen.attempts();
  }

  @Override
  public long size() {
    synchronized (rows) {
      return rows.dispatches.size();
    }
  }

  static Dispatch numbered(Dispatch d, long id) {
    return new Dispatch(
        id,
        d.sender(),
        d.from(),
        d.to(),
        d.content(),
        d.queued(),
        d.attempts(),
        d.due(),
        d.trouble());
  }
}
