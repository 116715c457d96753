package com.mailfence.core.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Single rows, read as they stand now. What is removed, what does not exist and what the reader may
 * not read all look the same: empty or left out.
 */
public interface Catalog {
  Optional<Collection> collection(Reader who, CollectionId id);

  /** All collections of the account, in order of number. */
  List<Collection> collections(Reader who, AccountId account);

  Optional<Item> item(Reader who, ItemId id);

  /** Those of the items that there are, in order of number; at most 1,000 are asked. */
  List<Item> items(Reader who, AccountId account, Set<Long> numbers);

  /** Items of the collection, newest created first, created before {@code before}. */
  List<Item> newest(Reader who, CollectionId id, long before, int limit);

  /**
   * Calendar objects of the collection that may have something in the period, by {@code
   * EventFacets.span}, newest created first, created before {@code before}.
   */
  List<Item> spanning(Reader who, CollectionId id, Period period, long before, int limit);

  /** The item of that name in the collection. */
  Optional<Item> named(Reader who, CollectionId collection, String name);

  /** The items of those names in the collection, in order of number; at most 1,000 are asked. */
  List<Item> named(Reader who, CollectionId collection, Set<String> names);

  /** Items of the account with that key, newest first, at most 100. */
  List<Item> keyed(Reader who, AccountId account, String key);

  /** Items of the account in that conversation, newest first, at most 1,000. */
  List<Item> thread(Reader who, AccountId account, long thread);

  /** What the account uses; both in bytes, a quota of 0 is none. */
  Usage usage(Reader who, AccountId account);

  /** Space used and allowed, in bytes. */
  record Usage(long used, long quota) {}
}
