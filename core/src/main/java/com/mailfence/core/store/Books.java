package com.mailfence.core.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counters of one commit: numbers, space, and what collections are at. Written once, at its
 * end.
 */
final class Books {
  private final Ledger ledger;
  private final Map<AccountId, Ledger.Books> accounts = new TreeMap<>();
  private final Map<CollectionId, Collection> collections = new HashMap<>();
  private final Set<CollectionId> counted = new HashSet<>();
  private final Map<Topic, Seq> moved = new HashMap<>();

  /** Reads the locked rows of the accounts; those that do not exist are refused when used. */
  Books(Ledger ledger, Set<AccountId> accounts) {
    this.ledger = ledger;
    accounts.forEach(id -> ledger.books(id).ifPresent(row -> this.accounts.put(id, row)));
  }

  void refuseUnlessLocked(AccountId account) {
    row(account);
  }

  Seq next(AccountId account) {
    Ledger.Books row = row(account);
    Seq now = row.last().next();
    put(new Ledger.Books(account, now, row.folderTip(), row.used(), row.quota()));
    return now;
  }

  /** Charges bytes to the account and refuses what its quota does not allow. */
  void charge(AccountId account, long bytes) {
    Ledger.Books row = row(account);
    if (bytes > 0 && row.quota() > 0 && row.used() + bytes > row.quota()) {
      throw new Refusal.OverQuota(row.used(), bytes, row.quota());
    }
    adjust(account, bytes);
  }

  /** Corrects the space used, up or down, without asking the quota. */
  void adjust(AccountId account, long bytes) {
    Ledger.Books row = row(account);
    put(new Ledger.Books(account, row.last(), row.folderTip(), row.used() + bytes, row.quota()));
  }

  Optional<Collection> collection(CollectionId id) {
    Collection known = collections.get(id);
    if (known == null) {
      Optional<Collection> read = ledger.collection(id);
      read.ifPresent(collection -> collections.put(id, collection));
      return read.filter(collection -> !collection.removed());
    }
    return known.removed() ? Optional.empty() : Optional.of(known);
  }

  long nextUid(CollectionId id) {
    return state(id).nextUid();
  }

  /** Counts one change of an item; an addition also takes a uid. */
  void count(CollectionId id, Seq now, int total, long unread, long bytes) {
    Collection.State s = state(id);
    Collection.State after =
        new Collection.State(
            now,
            s.floor(),
            s.epoch(),
            total > 0 ? s.nextUid() + total : s.nextUid(),
            s.total() + total,
            s.unread() + unread,
            s.bytes() + bytes);
    collections.put(id, known(id).at(after));
    counted.add(id);
    moved.put(new Topic.Items(id), now);
  }

  /** A row of the account's list of collections was made, changed or removed. */
  void folderMoved(Collection collection, Seq now) {
    AccountId account = collection.id().account();
    Ledger.Books row = row(account);
    put(new Ledger.Books(account, row.last(), now, row.used(), row.quota()));
    collections.put(collection.id(), collection);
    moved.put(new Topic.Folders(account), now);
    if (collection.removed()) {
      counted.remove(collection.id());
      // Whoever waits on its items must learn that they are gone.
      moved.put(new Topic.Items(collection.id()), now);
    }
  }

  Map<Topic, Seq> seal() {
    counted.forEach(id -> ledger.update(known(id)));
    accounts.values().forEach(ledger::write);
    return Map.copyOf(moved);
  }

  private Collection.State state(CollectionId id) {
    return known(id).state();
  }

  private Collection known(CollectionId id) {
    return collection(id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
  }

  private Ledger.Books row(AccountId account) {
    Ledger.Books row = accounts.get(account);
    if (row == null) {
      throw new Refusal.NotFound(account.toString());
    }
    return row;
  }

  private void put(Ledger.Books row) {
    accounts.put(row.account(), row);
  }
}
