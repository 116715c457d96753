package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages to send, in the database. */
final class HibernateOutbox implements Outbox {
  static final String INSERT =
      """
      insert into outbox
      (sender, mail_from, mail_to, digest, size, queued, attempts, due, trouble)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

  static final String REMOVE =
      """
      delete from outbox where id = ?""";

  private static final String DUE =
      """
      select id, sender, mail_from, mail_to, digest, size, queued, attempts, due, trouble
      from outbox where due <= ? order by due, id limit ?""";

  private static final String NEXT =
      """
      select due from outbox order by due limit 1""";

  /** When a row is due says who has it: nobody changes a row that is not as he knows it. */
  private static final String LATER =
      """
      update outbox set attempts = ?, due = ?, trouble = ?
      where id = ? and due = ? and attempts = ?""";

  private static final String CLAIM =
      """
      update outbox set due = ? where id = ? and due = ? and attempts = ?""";

  private static final String SIZE =
      """
      select count(*) from outbox""";

  private final Database database;

  HibernateOutbox(Database database) {
    this.database = database;
  }

  @Override
  public List<Dispatch> due(Instant now, int limit) {
    return database.read(at -> Sql.list(at, DUE, HibernateOutbox::read, now.toEpochMilli(), limit));
  }

  @Override
  public Optional<Instant> nextDue() {
    return database.read(at -> Sql.one(at, NEXT, row -> Instant.ofEpochMilli(row.getLong(1))));
  }

  @Override
  public List<Dispatch> claim(List<Dispatch> seen, Instant until) {
    Instant end = Instant.ofEpochMilli(until.toEpochMilli());
    // In one order on every node, so that nobody waits for one who waits for him.
    List<Dispatch> all = seen.stream().sorted(Comparator.comparingLong(Dispatch::id)).toList();
    return database.write(
        at -> {
          List<Dispatch> got = new ArrayList<>();
          for (Dispatch d : all) {
            long due = d.due().toEpochMilli();
            if (Sql.update(at, CLAIM, end.toEpochMilli(), d.id(), due, d.attempts()) == 1) {
              got.add(d.dueAt(end));
            }
          }
          return got;
        });
  }

  @Override
  public boolean later(Dispatch held, int attempts, Instant due, String trouble) {
    long known = held.due().toEpochMilli();
    return database.write(
            at ->
                Sql.update(
                    at,
                    LATER,
                    attempts,
                    due.toEpochMilli(),
                    trouble,
                    held.id(),
                    known,
                    held.attempts()))
        == 1;
  }

  @Override
  public long size() {
    return database.read(at -> Sql.number(at, SIZE));
  }

  static @Nullable Object[] inserted(Dispatch d) {
    return new @Nullable Object[] {
      d.sender().number(),
      d.from(),
      d.to(),
      ItemRows.digest(d.content()),
      d.content().size(),
      d.queued().toEpochMilli(),
      d.attempts(),
      d.due().toEpochMilli(),
      d.trouble()
    };
  }

  private static Dispatch read(ResultSet row) throws SQLException {
    return new Dispatch(
        row.getLong(1),
        new AccountId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        new ContentRef(ItemRows.digest(row.getBytes(5)), row.getLong(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getInt(8),
        Instant.ofEpochMilli(row.getLong(9)),
        row.getString(10));
  }
}
