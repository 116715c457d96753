package com.mailfence.core.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.outbox.Dispatch;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one commit under way, as a store gives them to {@link Draft}: plain reads and writes
 * with no rule in them. All rows of the accounts named in the commit are locked.
 */
public interface Ledger {
  /**
   * The locked row of an account.
   *
   * @param last last number given
   * @param folderTip highest number of any of its collection rows
   * @param used bytes of all content that is not removed
   * @param quota in bytes, 0 without limit
   */
  record Books(AccountId account, Seq last, Seq folderTip, long used, long quota) {}

  /** Empty if there is no such account. */
  Optional<Books> books(AccountId account);

  void write(Books books);

  /** The item, tombstones too. */
  Optional<Item> item(ItemId id);

  /** The item of that name in the collection that is not removed. */
  Optional<Item> named(CollectionId collection, String name);

  /** Items of the account with that key that are not removed, newest first, at most 100. */
  List<Item> keyed(AccountId account, String key);

  void insert(Item item);

  void update(Item item);

  /** The collection, tombstones too. */
  Optional<Collection> collection(CollectionId id);

  /** All collections of the account that are not removed. */
  List<Collection> collections(AccountId account);

  void insert(Collection collection);

  void update(Collection collection);

  /** Deletes all item rows of a collection, tombstones too: nobody can ask for them any more. */
  void clear(CollectionId collection);

  Optional<Note> note(NoteKey key);

  void write(NoteKey key, Note note);

  void removeNote(NoteKey key);

  void insert(Dispatch dispatch);

  /** Takes the dispatch out; false if it was gone already. */
  boolean removeDispatch(long id);
}
