package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.change.Tip;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An account's own list of collections for one reader. */
final class FolderSource implements Source<Collection> {
  private static final String TIP =
      """
      select folder_tip, folder_floor from account where number = ?""";

  /** Collections have no age, so a span that enters by date enters none of them. */
  private static final String ROWS =
      "select "
          + CollectionRows.COLUMNS
          + """
           from collection where account = ? and number < ? and modified > ?
          order by account desc, number desc limit ?""";

  private static final long EPOCH = 1;

  private final Database database;
  private final Reader who;
  private final AccountId account;

  FolderSource(Database database, Reader who, AccountId account) {
    this.database = database;
    this.who = who;
    this.account = account;
  }

  @Override
  public Tip tip() {
    refuseUnlessReadable();
    return database.read(this::tip);
  }

  @Override
  public List<Collection> rows(Span span) {
    refuseUnlessReadable();
    return database.read(
        at -> {
          tip(at);
          return Sql.list(
              at,
              ROWS,
              CollectionRows::read,
              account.number(),
              span.before().value(),
              span.after().value(),
              span.limit());
        });
  }

  private Tip tip(Connection at) throws SQLException {
    return Sql.one(
            at,
            TIP,
            row -> new Tip(new Seq(row.getLong(1)), new Seq(row.getLong(2)), EPOCH),
            account.number())
        .orElseThrow(() -> new Refusal.NotFound(account.toString()));
  }

  private void refuseUnlessReadable() {
    if (!who.mayRead(account)) {
      throw new Refusal.NotFound(account.toString());
    }
  }
}
