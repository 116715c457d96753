package com.mailfence.eas.command;

import com.mailfence.core.wake.Topic;
import com.mailfence.core.wake.Waiting;
import com.mailfence.core.wake.WakeBoard;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.request.Verb;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait. A device waits once per command: a newer request ends the older, whose
 * connection is most likely dead anyway. // EA13
 */
final class Waits {
  private final WakeBoard board;
  private final Map<Place, Held> places = new ConcurrentHashMap<>();

  Waits(WakeBoard board) {
    this.board = board;
  }

  /**
   * Holds a request until its reply is there.
   *
   * @param guard makes a reply of whatever the rest of the command may throw
   * @param out takes the reply, exactly once
   */
  void hold(
      Call call, Reply.Later later, Function<Supplier<Reply>, Reply> guard, Consumer<Reply> out) {
    var place = new Place(call.device(), call.verb());
    var held = new Held(place, guard, out);
    Held older = places.put(place, held);
    if (older != null) {
      older.displace();
    }
    held.await(later);
  }

  /** How many requests wait. */
  int size() {
    return places.size();
  }

  /** Where one waits: one place per device and command. */
  private record Place(DeviceKey device, Verb verb) {}

  /** The wait under way, and what follows it. */
  private record Wait(Waiting waiting, Reply.Later later) {}

  /** One request that waits, perhaps several times. */
  private final class Held {
    private final Place place;
    private final Function<Supplier<Reply>, Reply> guard;
    private final Consumer<Reply> out;
    private volatile boolean displaced;
    private volatile @Nullable Wait current;

    Held(Place place, Function<Supplier<Reply>, Reply> guard, Consumer<Reply> out) {
      this.place = place;
      this.guard = guard;
      this.out = out;
    }

    void await(Reply.Later later) {
      Waiting waiting = board.await(later.known(), later.patience(), moved -> ended(later, moved));
      current = new Wait(waiting, later);
      if (displaced) {
        displace();
      }
    }

    /** Ends the wait as if its patience were over. */
    void displace() {
      displaced = true;
      Wait now = current;
      if (now != null && now.waiting.cancel()) {
        ended(now.later, Set.of());
      }
    }

    private void ended(Reply.Later later, Set<Topic> moved) {
      Reply reply = ask(later, moved);
      if (reply instanceof Reply.Later again) {
        if (!displaced) {
          await(again);
          return;
        }
        reply = ask(again, Set.of());
      }
      places.remove(place, this);
      out.accept(reply);
    }

    private Reply ask(Reply.Later later, Set<Topic> moved) {
      return guard.apply(() -> later.then().apply(moved));
    }
  }
}
