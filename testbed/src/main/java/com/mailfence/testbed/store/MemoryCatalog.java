package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Period;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Ledger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Single rows, by walking the tables. */
public final class MemoryCatalog implements Catalog {
  private static final Comparator<Item> NEWEST_FIRST =
      Comparator.comparingLong(Item::number).reversed();

  private final Rows rows;

  MemoryCatalog(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Collection> collection(Reader who, CollectionId id) {
    synchronized (rows) {
      return Optional.ofNullable(rows.collections.get(id))
          .filter(c -> !c.removed() && id.isReadableBy(who));
    }
  }

  @Override
  public List<Collection> collections(Reader who, AccountId account) {
    synchronized (rows) {
      return collections(rows, account).stream().filter(c -> c.id().isReadableBy(who)).toList();
    }
  }

  @Override
  public Optional<Item> item(Reader who, ItemId id) {
    synchronized (rows) {
      return Optional.ofNullable(rows.items.get(id))
          .filter(item -> !item.removed() && item.collection().isReadableBy(who));
    }
  }

  @Override
  public List<Item> items(Reader who, AccountId account, Set<Long> numbers) {
    return numbers.stream()
        .sorted()
        .flatMap(number -> item(who, new ItemId(account, number)).stream())
        .toList();
  }

  @Override
  public List<Item> newest(Reader who, CollectionId id, long before, int limit) {
    return newest(who, id, before, limit, item -> true);
  }

  @Override
  public List<Item> spanning(Reader who, CollectionId id, Period period, long before, int limit) {
    return newest(
        who,
        id,
        before,
        limit,
        item -> item.facets() instanceof EventFacets event && event.span().meets(period));
  }

  private List<Item> newest(
      Reader who, CollectionId id, long before, int limit, Predicate<Item> wanted) {
    synchronized (rows) {
      if (collection(who, id).isEmpty()) {
        return List.of();
      }
      return rows.shelf(id).headMap(before, false).descendingMap().values().stream()
          .filter(item -> !item.removed())
          .filter(wanted)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public Optional<Item> named(Reader who, CollectionId collection, String name) {
    synchronized (rows) {
      return collection(who, collection).flatMap(c -> named(rows, collection, name));
    }
  }

  @Override
  public List<Item> named(Reader who, CollectionId collection, Set<String> names) {
    return names.stream()
        .flatMap(name -> named(who, collection, name).stream())
        .sorted(Comparator.comparingLong(Item::number))
        .toList();
  }

  @Override
  public List<Item> keyed(Reader who, AccountId account, String key) {
    synchronized (rows) {
      return keyed(rows, account, key).stream()
          .filter(item -> item.collection().isReadableBy(who))
          .toList();
    }
  }

  @Override
  public List<Item> thread(Reader who, AccountId account, long thread) {
    synchronized (rows) {
      return who.mayRead(account)
          ? select(rows, account, item -> item.thread() == thread, 1000)
          : List.of();
    }
  }

  @Override
  public Usage usage(Reader who, AccountId account) {
    synchronized (rows) {
      Ledger.Books books = rows.books.get(account);
      if (books == null || !who.mayRead(account)) {
        throw new Refusal.NotFound(account.toString());
      }
      return new Usage(books.used(), books.quota());
    }
  }

  static Optional<Item> named(Rows rows, CollectionId collection, String name) {
    return rows.shelf(collection).values().stream()
        .filter(item -> !item.removed() && name.equals(item.name()))
        .findFirst();
  }

  static List<Item> keyed(Rows rows, AccountId account, String key) {
    return select(rows, account, item -> key.equals(item.key()), 100);
  }

  static List<Collection> collections(Rows rows, AccountId account) {
    return rows.collections.values().stream()
        .filter(c -> c.id().account().equals(account) && !c.removed())
        .toList();
  }

  private static List<Item> select(
      Rows rows, AccountId account, Predicate<Item> wanted, int limit) {
    return rows.items.values().stream()
        .filter(item -> item.id().account().equals(account) && !item.removed())
        .filter(wanted)
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }
}
