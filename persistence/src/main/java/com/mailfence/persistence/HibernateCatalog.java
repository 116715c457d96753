package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Period;
import com.mailfence.core.store.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Single rows from the database. */
final class HibernateCatalog implements Catalog {
  private static final String SELECT = "select " + ItemRows.COLUMNS + " from item ";

  static final String ITEM = SELECT + "where account = ? and number = ? and not removed";

  static final String ITEMS =
      SELECT
          + """
          join (select * from unnest(?)) as wanted (wanted) on number = wanted
          where account = ? and not removed order by number""";

  static final String NEWEST =
      SELECT
          + """
          where account = ? and collection = ? and number < ? and not removed
          and exists (select 1 from collection c
            where c.account = ? and c.number = ? and not c.removed)
          order by account desc, collection desc, number desc limit ?""";

  /** Sorted by what no index holds, so that only the index of spans can serve. */
  static final String SPANNING =
      SELECT
          + """
          where account = ? and collection = ? and span_until > ? and span_from < ? and number + 0 < ?
          and not removed
          and exists (select 1 from collection c
            where c.account = ? and c.number = ? and not c.removed)
          order by number + 0 desc limit ?""";

  static final String NAMED =
      SELECT + "where account = ? and collection = ? and name = ? and removed = false";

  static final String NAMES =
      SELECT
          + """
          where account = ? and collection = ? and name = any(?) and removed = false
          order by number""";

  static final String KEYED =
      SELECT
          + """
          where account = ? and key_hash = ? and item_key = ?
          order by number desc limit 100""";

  static final String THREAD =
      SELECT
          + """
          where account = ? and thread = ? and thread > 0
          order by number desc limit 1000""";

  private static final String USAGE =
      """
      select used, quota from account where number = ?""";

  private final Database database;

  HibernateCatalog(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Collection> collection(Reader who, CollectionId id) {
    return id.isReadableBy(who)
        ? database
            .read(
                at ->
                    Sql.one(
                        at,
                        CollectionRows.BY_ID,
                        CollectionRows::read,
                        id.account().number(),
                        id.number()))
            .filter(collection -> !collection.removed())
        : Optional.empty();
  }

  @Override
  public List<Collection> collections(Reader who, AccountId account) {
    return who.reaches(account)
        ? database
            .read(at -> Sql.list(at, CollectionRows.ALIVE, CollectionRows::read, account.number()))
            .stream()
            .filter(collection -> collection.id().isReadableBy(who))
            .toList()
        : List.of();
  }

  @Override
  public Optional<Item> item(Reader who, ItemId id) {
    return who.reaches(id.account())
        ? database
            .read(at -> Sql.one(at, ITEM, ItemRows::read, id.account().number(), id.number()))
            .filter(item -> item.collection().isReadableBy(who))
        : Optional.empty();
  }

  @Override
  public List<Item> items(Reader who, AccountId account, Set<Long> numbers) {
    if (!who.reaches(account) || numbers.isEmpty()) {
      return List.of();
    }
    long[] wanted = numbers.stream().mapToLong(Long::longValue).sorted().toArray();
    return seen(
        who, database.read(at -> Sql.list(at, ITEMS, ItemRows::read, wanted, account.number())));
  }

  @Override
  public List<Item> newest(Reader who, CollectionId id, long before, int limit) {
    if (!id.isReadableBy(who)) {
      return List.of();
    }
    long account = id.account().number();
    return database.read(
        at ->
            Sql.list(
                at,
                NEWEST,
                ItemRows::read,
                account,
                id.number(),
                before,
                account,
                id.number(),
                limit));
  }

  @Override
  public List<Item> spanning(Reader who, CollectionId id, Period period, long before, int limit) {
    if (!id.isReadableBy(who)) {
      return List.of();
    }
    long account = id.account().number();
    return database.read(
        at ->
            Sql.list(
                at,
                SPANNING,
                ItemRows::read,
                account,
                id.number(),
                SpanColumns.floor(period.from()),
                SpanColumns.ceiling(period.until()),
                before,
                account,
                id.number(),
                limit));
  }

  @Override
  public Optional<Item> named(Reader who, CollectionId collection, String name) {
    return collection.isReadableBy(who)
        ? database.read(at -> named(at, collection, name))
        : Optional.empty();
  }

  @Override
  public List<Item> named(Reader who, CollectionId collection, Set<String> names) {
    if (!collection.isReadableBy(who) || names.isEmpty()) {
      return List.of();
    }
    String[] wanted = names.toArray(String[]::new);
    long account = collection.account().number();
    return database.read(
        at -> Sql.list(at, NAMES, ItemRows::read, account, collection.number(), wanted));
  }

  @Override
  public List<Item> keyed(Reader who, AccountId account, String key) {
    return who.reaches(account)
        ? seen(who, database.read(at -> keyed(at, account, key)))
        : List.of();
  }

  @Override
  public List<Item> thread(Reader who, AccountId account, long thread) {
    return who.mayRead(account)
        ? database.read(at -> Sql.list(at, THREAD, ItemRows::read, account.number(), thread))
        : List.of();
  }

  @Override
  public Usage usage(Reader who, AccountId account) {
    return who.mayRead(account)
        ? database
            .read(
                at ->
                    Sql.one(
                        at,
                        USAGE,
                        row -> new Usage(row.getLong(1), row.getLong(2)),
                        account.number()))
            .orElseThrow(() -> new Refusal.NotFound(account.toString()))
        : refuse(account);
  }

  private static List<Item> seen(Reader who, List<Item> items) {
    return items.stream().filter(item -> item.collection().isReadableBy(who)).toList();
  }

  static Optional<Item> named(Connection at, CollectionId collection, String name)
      throws SQLException {
    return Sql.one(
        at, NAMED, ItemRows::read, collection.account().number(), collection.number(), name);
  }

  static List<Item> keyed(Connection at, AccountId account, String key) throws SQLException {
    return Sql.list(at, KEYED, ItemRows::read, account.number(), ItemRows.hash(key), key);
  }

  private static Usage refuse(AccountId account) {
    throw new Refusal.NotFound(account.toString());
  }
}
