package com.mailfence.testbed.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import com.mailfence.core.wake.Topic;
import com.mailfence.core.wake.WakeBoard;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store in memory: one commit at a time, undone if its work throws. */
public final class MemoryStore implements Store {
  private final Rows rows;
  private final WakeBoard wakes;

  MemoryStore(Rows rows, WakeBoard wakes) {
    this.rows = rows;
    this.wakes = wakes;
  }

  @Override
  public <T extends @Nullable Object> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
    T result;
    Map<Topic, Seq> moved;
    synchronized (rows) {
      rows.begin();
      boolean done = false;
      try {
        Draft draft = Draft.open(new MemoryLedger(rows), who, accounts);
        result = work.run(draft);
        moved = draft.seal();
        done = true;
      } finally {
        if (!done) {
          rows.rollback();
        }
      }
    }
    wakes.reached(moved);
    return result;
  }

  /** Drops the collection's tombstones up to {@code seq} and raises its floor, as a pruner does. */
  public void prune(CollectionId id, Seq seq) {
    synchronized (rows) {
      Seq floor = Seq.NONE;
      for (Item item : new ArrayList<>(rows.shelf(id).values())) {
        if (item.removed() && !item.stamps().modified().isAfter(seq)) {
          floor = floor.max(item.stamps().modified());
          rows.shelf(id).remove(item.number());
          rows.items.remove(item.id());
        }
      }
      Collection c = rows.collections.get(id);
      if (c != null) {
        Collection.State s = c.state();
        rows.collections.put(
            id,
            c.at(
                new Collection.State(
                    s.tip(),
                    s.floor().max(floor),
                    s.epoch(),
                    s.nextUid(),
                    s.total(),
                    s.unread(),
                    s.bytes())));
      }
    }
  }

  /** Drops tombstones of collections up to {@code seq} and raises the account's floor. */
  public void pruneFolders(AccountId account, Seq seq) {
    synchronized (rows) {
      Seq floor = rows.folderFloors.getOrDefault(account, Seq.NONE);
      for (Collection c : new ArrayList<>(rows.collections.values())) {
        if (c.id().account().equals(account)
            && c.removed()
            && !c.stamps().modified().isAfter(seq)) {
          floor = floor.max(c.stamps().modified());
          rows.collections.remove(c.id());
        }
      }
      rows.folderFloors.put(account, floor);
    }
  }
}
