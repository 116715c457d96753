package com.mailfence.testbed.phones;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Knowledge;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Draft;
import com.mailfence.testbed.phones.Wish.Add;
import com.mailfence.testbed.phones.Wish.Delete;
import com.mailfence.testbed.phones.Wish.Mark;
import com.mailfence.testbed.phones.Wish.Rewrite;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one phone and one collection, as any endpoint must do it: the two newest
 * generations of the cursor are kept, and a request with the older one is answered as if its answer
 * was lost.
 */
final class Desk {
  private final MemoryHouse house;
  private final AccountId account;
  private final CollectionId collection;
  private @Nullable Generation newest;
  private @Nullable Generation older;

  /**
   * @param number what the phone names it by
   * @param start the cursor after the commands of the request that made it, before its page
   * @param cursor after that page
   * @param made items by the phone's own name for them, in that request
   */
  private record Generation(long number, Cursor start, Cursor cursor, Map<Long, Long> made) {}

  /** What goes back: {@code key} 0 tells the phone to start over. */
  record Answer(long key, @Nullable Page<Item> page, Map<Long, Long> made, List<Long> refused) {}

  Desk(MemoryHouse house, CollectionId collection) {
    this.house = house;
    this.account = collection.account();
    this.collection = collection;
  }

  /** One request. */
  Answer sync(long key, Request request) {
    if (key == 0) {
      newest = new Generation(nextNumber(), Cursor.START, Cursor.START, Map.of());
      older = null;
      return new Answer(newest.number, null, Map.of(), List.of());
    }
    Generation now = newest;
    Generation last = older;
    if (now != null && key == now.number) {
      return answer(now, now.cursor, Map.of(), request);
    }
    if (now != null && last != null && key == last.number) {
      return answer(last, now.start, now.made, request);
    }
    return new Answer(0, null, Map.of(), List.of());
  }

  /**
   * What the phone asks.
   *
   * @param wins whether its writes go over what others did meanwhile
   */
  record Request(List<Wish> wishes, boolean wins, Instant since, int limit) {}

  private Answer answer(Generation base, Cursor from, Map<Long, Long> madeBefore, Request request) {
    var turn = new Turn(from, madeBefore);
    house.store.commit(
        Reader.owner(account),
        account,
        draft -> {
          request.wishes.forEach(wish -> turn.grant(draft, wish, request.wins));
          return null;
        });
    try {
      Page<Item> page =
          new Round<>(house.changes.items(Reader.owner(account), collection))
              .next(turn.cursor, request.since, request.limit);
      older = base;
      newest = new Generation(base.number + 1, turn.cursor, page.next(), turn.made);
      return new Answer(newest.number, page, turn.made, turn.refused);
    } catch (Refusal.Stale stale) {
      newest = null;
      older = null;
      return new Answer(0, null, turn.made, List.of());
    }
  }

  private long nextNumber() {
    return newest == null ? 1 : newest.number + 1000;
  }

  /** The phone's own commands being done. */
  private final class Turn {
    private Cursor cursor;
    private final Map<Long, Long> made;
    private final List<Long> refused = new ArrayList<>();

    Turn(Cursor cursor, Map<Long, Long> madeBefore) {
      this.cursor = cursor;
      this.made = new HashMap<>(madeBefore);
    }

    void grant(Draft draft, Wish wish, boolean wins) {
      if (wish instanceof Add add) {
        add(draft, add);
        return;
      }
      ItemId id = new ItemId(account, wish.number());
      Optional<Item> found = draft.item(id).filter(item -> item.collection().equals(collection));
      if (found.isEmpty()) {
        return;
      }
      Item before = found.get();
      if (wish instanceof Delete) {
        cursor = Knowledge.wrote(cursor, before, draft.remove(id));
      } else if (!wins && Knowledge.outdated(cursor, before)) {
        // SYNC-022: the server's version is kept and sent
        cursor = cursor.owing(wish.number());
        refused.add(wish.number());
      } else if (wish instanceof Rewrite rewrite) {
        Item after = draft.rewrite(id, World.content(rewrite.text()), before.facets());
        cursor = Knowledge.wrote(cursor, before, after);
      } else if (wish instanceof Mark mark) {
        Item after = draft.mark(id, mark.on(before.marks()));
        cursor = Knowledge.wrote(cursor, before, after);
      }
    }

    private void add(Draft draft, Add add) {
      if (made.containsKey(add.clientId())) {
        return;
      }
      Item item = draft.add(World.fresh(collection, add.text(), add.received()));
      made.put(add.clientId(), item.number());
      cursor = cursor.echoing(item.number(), item.stamps().modified());
    }
  }
}
