package com.mailfence.testbed.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of the commit under way; the store holds the monitor of the rows meanwhile. */
final class MemoryLedger implements Ledger {
  private final Rows rows;

  MemoryLedger(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Books> books(AccountId account) {
    return Optional.ofNullable(rows.books.get(account));
  }

  @Override
  public void write(Books books) {
    rows.put(rows.books, books.account(), books);
  }

  @Override
  public Optional<Item> item(ItemId id) {
    return Optional.ofNullable(rows.items.get(id));
  }

  @Override
  public Optional<Item> named(CollectionId collection, String name) {
    return MemoryCatalog.named(rows, collection, name);
  }

  @Override
  public List<Item> keyed(AccountId account, String key) {
    return MemoryCatalog.keyed(rows, account, key);
  }

  @Override
  public void insert(Item item) {
    rows.put(item);
  }

  @Override
  public void update(Item item) {
    rows.put(item);
  }

  @Override
  public Optional<Collection> collection(CollectionId id) {
    return Optional.ofNullable(rows.collections.get(id));
  }

  @Override
  public List<Collection> collections(AccountId account) {
    return MemoryCatalog.collections(rows, account);
  }

  @Override
  public void insert(Collection collection) {
    rows.put(rows.collections, collection.id(), collection);
  }

  @Override
  public void update(Collection collection) {
    rows.put(rows.collections, collection.id(), collection);
  }

  @Override
  public void clear(CollectionId collection) {
    for (Item item : new ArrayList<>(rows.shelf(collection).values())) {
      rows.put(rows.items, item.id(), null);
      rows.put(rows.shelf(collection), item.number(), null);
    }
  }

  @Override
  public Optional<Note> note(NoteKey key) {
    return Optional.ofNullable(rows.notes.get(key));
  }

  @Override
  public void write(NoteKey key, Note note) {
    rows.put(rows.notes, key, note);
  }

  @Override
  public void removeNote(NoteKey key) {
    rows.put(rows.notes, key, null);
  }

  @Override
  public void insert(Dispatch dispatch) {
    long id = rows.nextDispatch();
    rows.put(rows.dispatches, id, MemoryOutbox.numbered(dispatch, id));
  }

  @Override
  public boolean removeDispatch(long id) {
    boolean there = rows.dispatches.containsKey(id);
    rows.put(rows.dispatches, id, null);
    return there;
  }
}
