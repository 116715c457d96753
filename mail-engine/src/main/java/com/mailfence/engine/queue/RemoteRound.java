package com.mailfence.engine.queue;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.outbox.Dispatch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages for the world to the smart host, again and again until it is over. // I8 */
final class RemoteRound {
  private static final Logger log = LoggerFactory.getLogger(RemoteRound.class);
  private static final String NO_WAY = "no smart host is set: mail for other domains waits";

  private final Courier.Rooms rooms;
  private final Returns returns;
  private final @Nullable Relay relay;

  /** Rows the next station has, but which could not be taken out yet. */
  private final Set<Long> taken = ConcurrentHashMap.newKeySet();

  /**
   * @param relay null where there is no smart host
   */
  RemoteRound(Courier.Rooms rooms, Returns returns, @Nullable Relay relay) {
    this.rooms = rooms;
    this.returns = returns;
    this.relay = relay;
  }

  /**
   * Keeps rows from being tried by anybody else, on any node, while they are on their way. // ST08
   *
   * @return those that nobody else has
   */
  List<Dispatch> claim(List<Dispatch> seen) {
    return rooms.outbox().claim(seen, rooms.clock().instant().plus(Timetable.UNDER_WAY));
  }

  void carry(Batch batch) throws IOException {
    List<Dispatch> open = new ArrayList<>();
    for (Dispatch row : batch.rows()) {
      if (taken.contains(row.id())) {
        settle(row);
      } else {
        open.add(row);
      }
    }
    if (!open.isEmpty()) {
      handOn(batch.of(open));
    }
  }

  private void handOn(Batch batch) throws IOException {
    Relay way = relay;
    List<Failure> failures = new ArrayList<>();
    if (way == null) {
      batch.rows().forEach(row -> wait(row, row.attempts(), NO_WAY, failures));
    } else {
      List<Outcome> outcomes = way.carry(batch);
      note(batch, outcomes);
      for (int i = 0; i < outcomes.size(); i++) {
        end(batch.rows().get(i), outcomes.get(i), way, failures);
      }
    }
    if (!failures.isEmpty()) {
      returns.send(batch, failures);
    }
  }

  /** Before anything can fail: what the next station has, it must not get again. */
  private void note(Batch batch, List<Outcome> outcomes) {
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Taken) {
        taken.add(batch.rows().get(i).id());
      }
    }
  }

  private void end(Dispatch row, Outcome outcome, Relay way, List<Failure> failures) {
    if (outcome instanceof Outcome.Deferred deferred) {
      wait(row, row.attempts() + 1, deferred.reason(), failures);
    } else if (outcome instanceof Outcome.Refused refused) {
      failures.add(new Failure(row, refused.status(), refused.reason(), way.hostName()));
    } else {
      settle(row);
    }
  }

  private void settle(Dispatch row) {
    try {
      rooms
          .store()
          .commit(
              Reader.house(),
              row.sender(),
              draft -> {
                draft.settle(row.id());
                return row;
              });
    } catch (Refusal.NotFound gone) {
      log.info("row {} was settled elsewhere", row.id());
    }
    taken.remove(row.id());
  }

  private void wait(Dispatch row, int attempts, String trouble, List<Failure> failures) {
    Instant now = rooms.clock().instant();
    if (Timetable.isOver(row.queued(), now)) {
      failures.add(new Failure(row, "4.4.7", "tried for five days; at last: " + trouble, ""));
      return;
    }
    boolean tried = attempts > row.attempts();
    Instant next = tried ? Timetable.next(attempts, now) : now.plus(Timetable.NO_WAY);
    if (!rooms.outbox().later(row, attempts, next, trouble)) {
      log.warn("row {} was in hand for so long that others have it now", row.id());
    }
  }
}
