package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import com.mailfence.core.wake.Topic;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Commits in the database: the accounts' rows are locked, the work numbers what it touches, the
 * transaction commits and is made durable, and only then is anybody woken.
 */
final class HibernateStore implements Store {
  private final Database database;
  private final Consumer<Map<Topic, Seq>> wakes;

  /**
   * @param wakes told of what moved, once it is durable
   */
  HibernateStore(Database database, Consumer<Map<Topic, Seq>> wakes) {
    this.database = database;
    this.wakes = wakes;
  }

  @Override
  public <T extends @Nullable Object> T commit(Reader who, Set<AccountId> accounts, Work<T> work) {
    Done<T> done =
        database.transact(
            session ->
                session.doReturningWork(
                    connection -> run(connection, new Order<>(who, accounts, work))));
    if (!done.moved.isEmpty()) {
      wakes.accept(done.moved);
    }
    return done.result;
  }

  private record Order<T extends @Nullable Object>(
      Reader who, Set<AccountId> accounts, Work<T> work) {}

  private record Done<T extends @Nullable Object>(T result, Map<Topic, Seq> moved) {}

  private static <T extends @Nullable Object> Database.Outcome<Done<T>> run(
      Connection connection, Order<T> order) throws SQLException {
    var ledger = new SqlLedger(connection, order.accounts);
    Draft draft = Draft.open(ledger, order.who, order.accounts);
    T result = order.work.run(draft);
    Map<Topic, Seq> moved = draft.seal();
    boolean changed = ledger.flush();
    return new Database.Outcome<>(new Done<>(result, moved), changed);
  }
}
