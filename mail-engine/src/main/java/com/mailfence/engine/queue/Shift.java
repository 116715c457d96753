package com.mailfence.engine.queue;

import com.mailfence.core.Refusal;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.engine.account.Route;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the courier does each time it looks: finds what is due and gives it to who carries it. */
final class Shift {
  private static final Logger log = LoggerFactory.getLogger(Shift.class);

  /** Rows looked at in one go. */
  private static final int LOOK = 500;

  /** How long a row rests of which not even the trouble could be written down. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final Courier.Rooms rooms;
  private final LocalRound local;
  private final RemoteRound remote;
  private final Returns returns;
  private final Executor localHands;
  private final Executor remoteHands;

  /** Rows somebody has in hand, and rows that rest, each until when. */
  private final Map<Long, Instant> held = new ConcurrentHashMap<>();

  private final AtomicLong lost = new AtomicLong();

  /** Who carries. */
  record Hands(Executor local, Executor remote) {}

  Shift(Courier.Rooms rooms, Returns returns, @Nullable Relay relay, Hands hands) {
    this.rooms = rooms;
    this.returns = returns;
    this.local = new LocalRound(rooms, returns);
    this.remote = new RemoteRound(rooms, returns, relay);
    this.localHands = hands.local();
    this.remoteHands = hands.remote();
  }

  /**
   * Gives out all that is due now.
   *
   * @return how many rows were given out
   */
  int look() {
    Instant now = rooms.clock().instant();
    held.values().removeIf(until -> until.isBefore(now));
    List<Dispatch> due = new ArrayList<>(rooms.outbox().due(now, LOOK));
    due.removeIf(row -> held.containsKey(row.id()));
    for (Batch batch : Batch.group(due)) {
      List<Dispatch> away = batch.rows().stream().filter(row -> isElsewhere(row.to())).toList();
      List<Dispatch> here = batch.rows().stream().filter(row -> !away.contains(row)).toList();
      if (!here.isEmpty()) {
        give(batch.of(here), local::carry, localHands);
      }
      List<Dispatch> claimed = away.isEmpty() ? away : remote.claim(away);
      if (!claimed.isEmpty()) {
        give(batch.of(claimed), remote::carry, remoteHands);
      }
    }
    return due.size();
  }

  /** When there will be something to do that is not in hand already. */
  Optional<Instant> next() {
    return held.isEmpty() ? rooms.outbox().nextDue() : Optional.empty();
  }

  /** Recipients who did not get a message because its content was lost. */
  long lost() {
    return lost.get();
  }

  private boolean isElsewhere(String address) {
    return rooms.accounts().resolve(address) instanceof Route.Elsewhere;
  }

  private interface Carrying {
    void carry(Batch batch) throws IOException;
  }

  private void give(Batch batch, Carrying carrying, Executor hands) {
    batch.rows().forEach(row -> held.put(row.id(), Instant.MAX));
    hands.execute(
        () -> {
          try {
            carry(batch, carrying);
          } finally {
            rooms.rung().run();
          }
        });
  }

  private void carry(Batch batch, Carrying carrying) {
    try {
      carrying.carry(batch);
      batch.rows().forEach(row -> held.remove(row.id()));
    } catch (Refusal.NotFound gone) {
      if (isThere(batch)) {
        // Another node was faster: what it settled is not settled again. I8
        log.info("rows of {} were settled elsewhere: {}", batch.sender(), gone.getMessage());
        putOff(batch, "settled elsewhere");
      } else {
        lost(batch);
      }
    } catch (Refusal | IOException e) {
      log.warn("cannot carry a message of {}: {}", batch.sender(), e.getMessage());
      putOff(batch, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("a bug met a message of {}", batch.sender(), e);
      putOff(batch, "server error");
    }
  }

  private boolean isThere(Batch batch) {
    try {
      rooms.blobs().open(batch.content()).close();
      return true;
    } catch (Refusal.NotFound lost) {
      return false;
    } catch (IOException | RuntimeException unreadable) {
      return true; // nobody can say: it is tried again
    }
  }

  /** What is gone never arrives, however often it is tried: the sender is told at once. // I8 */
  private void lost(Batch batch) {
    lost.addAndGet(batch.rows().size());
    log.error(
        "the content {} of a message of {} is lost: {} recipients do not get it",
        batch.content().digest(),
        batch.sender(),
        batch.rows().size());
    giveUp(batch, "5.3.0", "the message was lost in our store");
  }

  /** Reports the rows; if even that fails, they are tried again. */
  private void giveUp(Batch batch, String status, String reason) {
    List<Failure> failures =
        batch.rows().stream().map(row -> new Failure(row, status, reason, "")).toList();
    try {
      returns.send(batch, failures);
      batch.rows().forEach(row -> held.remove(row.id()));
    } catch (IOException | RuntimeException e) {
      log.error("cannot report a message of {}", batch.sender(), e);
      later(batch, reason);
    }
  }

  private void putOff(Batch batch, String trouble) {
    Instant now = rooms.clock().instant();
    List<Dispatch> over =
        batch.rows().stream().filter(row -> Timetable.isOver(row.queued(), now)).toList();
    List<Dispatch> open = batch.rows().stream().filter(row -> !over.contains(row)).toList();
    later(batch.of(open), trouble);
    if (!over.isEmpty()) {
      giveUp(batch.of(over), "4.4.7", "tried for five days; at last: " + trouble);
    }
  }

  private void later(Batch batch, String trouble) {
    Instant now = rooms.clock().instant();
    for (Dispatch row : batch.rows()) {
      try {
        int attempts = row.attempts() + 1;
        rooms.outbox().later(row, attempts, Timetable.next(attempts, now), trouble);
        held.remove(row.id());
      } catch (RuntimeException e) {
        log.warn("cannot note the trouble of row {}: {}", row.id(), e.getMessage());
        held.put(row.id(), now.plus(REST));
      }
    }
  }
}
