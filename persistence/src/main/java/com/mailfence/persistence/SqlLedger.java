package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one commit in a transaction. It locks the accounts in order of number before anything
 * else, so that two commits never wait for each other in a circle.
 */
final class SqlLedger implements Ledger {
  private static final String LOCK =
      """
      select counter, folder_tip, used, quota from account where number = ? for update""";

  private static final String COUNT =
      """
      update account set counter = ?, folder_tip = ?, used = ? where number = ?""";

  private static final String CLEAR =
      """
      delete from item where account = ? and collection = ?""";

  private final Connection at;
  private final Map<AccountId, Books> books = new HashMap<>();
  private final PendingItems items;
  private boolean changed;

  SqlLedger(Connection at, Set<AccountId> accounts) throws SQLException {
    this.at = at;
    this.items = new PendingItems(at);
    for (AccountId account : accounts.stream().sorted().toList()) {
      Sql.one(
              at,
              LOCK,
              row ->
                  new Books(
                      account,
                      new Seq(row.getLong(1)),
                      new Seq(row.getLong(2)),
                      row.getLong(3),
                      row.getLong(4)),
              account.number())
          .ifPresent(row -> books.put(account, row));
    }
  }

  /** Writes what is still pending; returns whether the commit wrote anything. */
  boolean flush() throws SQLException {
    items.flush();
    return changed;
  }

  @Override
  public Optional<Books> books(AccountId account) {
    return Optional.ofNullable(books.get(account));
  }

  @Override
  public void write(Books row) {
    if (!row.equals(books.put(row.account(), row))) {
      change(
          COUNT, row.last().value(), row.folderTip().value(), row.used(), row.account().number());
    }
  }

  @Override
  public Optional<Item> item(ItemId id) {
    return ask(() -> items.find(id));
  }

  @Override
  public Optional<Item> named(CollectionId collection, String name) {
    return ask(
        () -> {
          items.flush();
          return HibernateCatalog.named(at, collection, name);
        });
  }

  @Override
  public List<Item> keyed(AccountId account, String key) {
    return ask(
        () -> {
          items.flush();
          return HibernateCatalog.keyed(at, account, key);
        });
  }

  @Override
  public void insert(Item item) {
    changed = true;
    ask(() -> items.insert(item));
  }

  @Override
  public void update(Item item) {
    changed = true;
    ask(() -> items.update(item));
  }

  @Override
  public Optional<Collection> collection(CollectionId id) {
    return ask(
        () ->
            Sql.one(
                at,
                CollectionRows.BY_ID,
                CollectionRows::read,
                id.account().number(),
                id.number()));
  }

  @Override
  public List<Collection> collections(AccountId account) {
    return ask(() -> Sql.list(at, CollectionRows.ALIVE, CollectionRows::read, account.number()));
  }

  @Override
  public void insert(Collection collection) {
    change(CollectionRows.INSERT, CollectionRows.inserted(collection));
  }

  @Override
  public void update(Collection collection) {
    change(CollectionRows.UPDATE, CollectionRows.updated(collection));
  }

  @Override
  public void clear(CollectionId collection) {
    ask(
        () -> {
          items.flush();
          return true;
        });
    change(CLEAR, collection.account().number(), collection.number());
  }

  @Override
  public Optional<Note> note(NoteKey key) {
    return ask(() -> HibernateNotes.locked(at, key));
  }

  @Override
  public void write(NoteKey key, Note note) {
    changed = true;
    ask(() -> HibernateNotes.put(at, key, note));
  }

  @Override
  public void removeNote(NoteKey key) {
    change(HibernateNotes.REMOVE, key.account().number(), key.client(), key.topic());
  }

  @Override
  public void insert(Dispatch dispatch) {
    change(HibernateOutbox.INSERT, HibernateOutbox.inserted(dispatch));
  }

  @Override
  public boolean removeDispatch(long id) {
    return change(HibernateOutbox.REMOVE, id) == 1;
  }

  private int change(String sql, @Nullable Object... values) {
    changed = true;
    return ask(() -> Sql.update(at, sql, values));
  }

  private <T> T ask(Asked<T> asked) {
    try {
      return asked.run();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @FunctionalInterface
  private interface Asked<T> {
    T run() throws SQLException;
  }
}
