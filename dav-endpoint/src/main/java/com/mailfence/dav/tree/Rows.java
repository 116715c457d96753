package com.mailfence.dav.tree;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The rows a tree is built of: as they stand, or under the lock of a commit. */
public interface Rows {
  List<Collection> collections(AccountId account);

  Optional<Collection> collection(CollectionId id);

  Optional<Item> named(CollectionId collection, String name);

  Optional<Item> item(ItemId id);

  /** Those of the items that there are; at most 1,000 are asked. */
  default List<Item> items(AccountId account, Set<Long> numbers) {
    return numbers.stream().flatMap(each -> item(new ItemId(account, each)).stream()).toList();
  }

  /** The items of those names; at most 1,000 are asked. */
  default List<Item> named(CollectionId collection, Set<String> names) {
    return names.stream().flatMap(each -> named(collection, each).stream()).toList();
  }

  Optional<Note> note(NoteKey key);

  /** As they stand now. */
  static Rows of(Catalog catalog, ClientNotes notes, Supplier<Reader> who) {
    return new Rows() {
      @Override
      public List<Collection> collections(AccountId account) {
        return catalog.collections(who.get(), account);
      }

      @Override
      public Optional<Collection> collection(CollectionId id) {
        return catalog.collection(who.get(), id);
      }

      @Override
      public Optional<Item> named(CollectionId collection, String name) {
        return catalog.named(who.get(), collection, name);
      }

      @Override
      public Optional<Item> item(ItemId id) {
        return catalog.item(who.get(), id);
      }

      @Override
      public List<Item> items(AccountId account, Set<Long> numbers) {
        return catalog.items(who.get(), account, numbers);
      }

      @Override
      public List<Item> named(CollectionId collection, Set<String> names) {
        return catalog.named(who.get(), collection, names);
      }

      @Override
      public Optional<Note> note(NoteKey key) {
        return who.get().reaches(key.account()) ? notes.read(key) : Optional.empty();
      }
    };
  }

  /** As a commit under way sees them. */
  static Rows of(Draft draft) {
    return new Rows() {
      @Override
      public List<Collection> collections(AccountId account) {
        return draft.collections(account);
      }

      @Override
      public Optional<Collection> collection(CollectionId id) {
        return draft.collection(id);
      }

      @Override
      public Optional<Item> named(CollectionId collection, String name) {
        return draft.named(collection, name);
      }

      @Override
      public Optional<Item> item(ItemId id) {
        return draft.item(id);
      }

      @Override
      public Optional<Note> note(NoteKey key) {
        return draft.readNote(key);
      }
    };
  }
}
