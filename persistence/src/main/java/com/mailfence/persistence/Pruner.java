package com.mailfence.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes tombstones of a certain age and raises the floor in the same commit, so that a reader who
 * would need them is told to start over. It never gives a number and never wakes anybody.
 *
 * <p>No row says when it was removed. Instead each run notes where every account's counter stands,
 * its tide; what is below a tide of that age is that old.
 */
final class Pruner {
  private static final Logger LOG = LoggerFactory.getLogger(Pruner.class);

  /** Tombstones removed in one commit, which holds the account's lock. */
  private static final int SLICE = 500;

  private static final int PAGE = 200;

  private static final String ACCOUNTS =
      """
      select number from account where number > ? order by number limit ?""";

  private static final String LOCK =
      """
      select counter from account where number = ? for update""";

  private static final String NOTE_TIDE =
      """
      insert into tide (account, counter, at)
      select number, counter, ? from account where number = ? and counter > 0
      and not exists (select 1 from tide where account = number and tide.counter = account.counter)""";

  private static final String TIDE =
      """
      select max(counter) from tide where account = ? and at <= ?""";

  /** Those older than the one that counts are of no use any more. */
  private static final String FORGET_TIDES =
      """
      delete from tide where account = ? and counter < ?""";

  private static final String COLLECTIONS =
      """
      select number from collection
      where account = ? and floor < ? and tip > floor and not removed order by number""";

  static final String OLD_ITEMS =
      """
      select number, modified from item
      where account = ? and collection = ? and modified > ? and modified <= ? and removed
      order by account, collection, modified limit ?""";

  private static final String FLOOR =
      """
      select floor from collection where account = ? and number = ?""";

  private static final String REMOVE_ITEM =
      """
      delete from item where account = ? and number = ?""";

  private static final String RAISE =
      """
      update collection set floor = ? where account = ? and number = ? and floor < ?""";

  private static final String OLD_FOLDERS =
      """
      select max(modified) from collection where account = ? and removed and modified <= ?""";

  private static final String REMOVE_FOLDERS =
      """
      delete from collection where account = ? and removed and modified <= ?""";

  private static final String RAISE_FOLDERS =
      """
      update account set folder_floor = ? where number = ? and folder_floor < ?""";

  private final Database database;
  private final Clock clock;

  Pruner(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One run over all accounts.
   *
   * @param age how long a tombstone is kept at least
   * @return how many rows were removed
   */
  long prune(Duration age) {
    long removed = 0;
    long after = 0;
    List<Long> page;
    do {
      long from = after;
      page = database.read(at -> Sql.list(at, ACCOUNTS, row -> row.getLong(1), from, PAGE));
      for (long account : page) {
        removed += account(account, age);
        after = account;
      }
    } while (!page.isEmpty());
    LOG.info("pruned {} rows", removed);
    return removed;
  }

  private long account(long account, Duration age) {
    long now = clock.millis();
    long tide =
        database.transact(session -> session.doReturningWork(at -> tide(at, account, now, age)));
    return tide == 0 ? 0 : below(account, tide);
  }

  /** The counter below which everything is that old; 0 if nothing is. */
  private static Database.Outcome<Long> tide(Connection at, long account, long now, Duration age)
      throws SQLException {
    // Under the lock no number is under way: what is above the tide is younger.
    Sql.number(at, LOCK, account);
    int noted = Sql.update(at, NOTE_TIDE, now, account);
    long tide = Sql.number(at, TIDE, account, now - age.toMillis());
    int forgotten = Sql.update(at, FORGET_TIDES, account, tide);
    return new Database.Outcome<>(tide, noted + forgotten > 0);
  }

  private long below(long account, long tide) {
    long removed = database.write(at -> folders(at, account, tide));
    List<Long> collections =
        database.read(at -> Sql.list(at, COLLECTIONS, row -> row.getLong(1), account, tide));
    for (long collection : collections) {
      int slice;
      do {
        slice = database.write(at -> items(at, account, collection, tide));
        removed += slice;
      } while (slice == SLICE);
    }
    return removed;
  }

  private static long folders(Connection at, long account, long tide) throws SQLException {
    Sql.number(at, LOCK, account);
    long floor = Sql.number(at, OLD_FOLDERS, account, tide);
    if (floor == 0) {
      return 0;
    }
    Sql.update(at, RAISE_FOLDERS, floor, account, floor);
    return Sql.update(at, REMOVE_FOLDERS, account, tide);
  }

  private record Old(long number, long modified) {}

  /** One slice, oldest first: the floor never passes a tombstone that is still there. */
  private static int items(Connection at, long account, long collection, long tide)
      throws SQLException {
    Sql.number(at, LOCK, account);
    long floor = Sql.number(at, FLOOR, account, collection);
    List<Old> slice =
        Sql.list(
            at,
            OLD_ITEMS,
            row -> new Old(row.getLong(1), row.getLong(2)),
            account,
            collection,
            floor,
            tide,
            SLICE);
    if (slice.isEmpty()) {
      return 0;
    }
    long raised = slice.get(slice.size() - 1).modified;
    List<@Nullable Object[]> gone = new ArrayList<>();
    slice.forEach(old -> gone.add(new @Nullable Object[] {account, old.number}));
    Sql.batch(at, REMOVE_ITEM, gone);
    Sql.update(at, RAISE, raised, account, collection, raised);
    return slice.size();
  }
}
