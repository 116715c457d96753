package com.mailfence.testbed.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.share.Grant;
import com.mailfence.core.store.Ledger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables in memory. Whoever reads or writes holds this object's monitor; a commit holds it from
 * beginning to end and can be undone.
 */
final class Rows {
  final Map<AccountId, Ledger.Books> books = new HashMap<>();
  final Map<AccountId, Seq> folderFloors = new HashMap<>();
  final NavigableMap<CollectionId, Collection> collections = new TreeMap<>();
  final Map<ItemId, Item> items = new HashMap<>();
  final Map<CollectionId, NavigableMap<Long, Item>> shelves = new HashMap<>();
  final Map<NoteKey, Note> notes = new HashMap<>();
  final NavigableMap<Long, Dispatch> dispatches = new TreeMap<>();
  final List<Grant> grants = new ArrayList<>();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private long dispatchNumber;

  void begin() {
    undo.clear();
  }

  void rollback() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  <K, V> void put(Map<K, V> table, K key, @Nullable V value) {
    V before = value == null ? table.remove(key) : table.put(key, value);
    undo.push(
        () -> {
          if (before == null) {
            table.remove(key);
          } else {
            table.put(key, before);
          }
        });
  }

  void put(Item item) {
    put(items, item.id(), item);
    put(shelf(item.collection()), item.number(), item);
  }

  NavigableMap<Long, Item> shelf(CollectionId id) {
    return shelves.computeIfAbsent(id, key -> new TreeMap<>());
  }

  long nextDispatch() {
    return ++dispatchNumber;
  }

  /** Forgets everything of an account. */
  void drop(AccountId account) {
    books.remove(account);
    collections.keySet().removeIf(id -> id.account().equals(account));
    items.keySet().removeIf(id -> id.account().equals(account));
    shelves.keySet().removeIf(id -> id.account().equals(account));
    notes.keySet().removeIf(key -> key.account().equals(account));
    grants.removeIf(g -> g.owner().equals(account) || g.grantee().equals(account));
  }
}
