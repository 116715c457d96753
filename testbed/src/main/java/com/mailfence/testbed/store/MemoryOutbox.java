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
  public void later(long id, int attempts, Instant due, String trouble) {
    synchronized (rows) {
      rows.dispatches.computeIfPresent(
          id,
          (key, d) ->
              new Dispatch(
                  id,
                  d.sender(),
                  d.from(),
                  d.to(),
                  d.content(),
                  d.queued(),
                  attempts,
                  due,
                  trouble));
    }
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
