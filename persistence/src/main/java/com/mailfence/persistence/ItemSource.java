package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.change.Tip;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of one collection for one reader. Each plan has a statement of its own: {@code + 0}
 * hides a column from the planner where an index on it would be the wrong way, and naming all
 * columns of an index in the order lets the embedded database walk it backwards.
 */
final class ItemSource implements Source<Item> {
  static final String TIP =
      """
      select tip, floor, epoch, total from collection
      where account = ? and number = ? and not removed""";

  private static final String SELECT = "select " + ItemRows.COLUMNS + " from item ";

  /** The plan of few changes: all rows after a number, then the newest of them. */
  static final String MOVED =
      SELECT
          + """
          where account = ? and collection = ? and modified > ? and number + 0 < ?
          order by number + 0 desc limit ?""";

  /** The plan of many changes: newest first, passing over what did not move. */
  static final String MOVED_IN_WALK =
      SELECT
          + """
          where account = ? and collection = ? and number < ? and modified + 0 > ?
          order by account desc, collection desc, number desc limit ?""";

  static final String FIRST =
      SELECT
          + """
          where account = ? and collection = ? and number < ? and received + 0 >= ?
          and not removed
          order by account desc, collection desc, number desc limit ?""";

  /** Rows the reader of a first round wrote itself, whatever became of them. */
  static final String BESIDES =
      SELECT
          + """
          join (select * from unnest(?)) as wanted (wanted) on number = wanted
          where account = ? and collection + 0 = ? and number < ?
          order by number desc limit ?""";

  /** Rows between two window starts; how many depends on how far the window moved. */
  static final String ENTERING =
      SELECT
          + """
          where account = ? and collection = ? and received >= ? and received < ?
          and number + 0 < ?
          order by number + 0 desc limit ?""";

  /** The same with no lower start, which is most of a collection. */
  static final String ENTERING_IN_WALK =
      SELECT
          + """
          where account = ? and collection = ? and number < ? and received + 0 < ?
          order by account desc, collection desc, number desc limit ?""";

  /** A first round over what is to come: what is over is passed over. */
  static final String FIRST_TO_COME =
      SELECT
          + """
          where account = ? and collection = ? and number < ?
          and (span_until is null or span_until + 0 >= ?) and not removed
          order by account desc, collection desc, number desc limit ?""";

  /** What is over between two window starts, both within. */
  static final String OVER_BETWEEN =
      SELECT
          + """
          where account = ? and collection = ? and span_until is not null
          and span_until >= ? and span_until <= ? and number + 0 < ?
          order by number + 0 desc limit ?""";

  static final String COUNT_MOVED =
      """
      select count(*) from (select modified from item
      where account = ? and collection = ? and modified > ? limit ?) as moved""";

  /** Up to here the plan of few changes is always the better one. */
  private static final long FEW = 1000;

  private final Database database;
  private final Reader who;
  private final CollectionId id;

  ItemSource(Database database, Reader who, CollectionId id) {
    this.database = database;
    this.who = who;
    this.id = id;
  }

  @Override
  public Tip tip() {
    refuseUnlessReadable();
    return database.read(this::shelf).tip;
  }

  @Override
  public List<Item> rows(Span span) {
    refuseUnlessReadable();
    return database.read(at -> rows(at, span));
  }

  private record Shelf(Tip tip, long total) {}

  private List<Item> rows(Connection at, Span span) throws SQLException {
    Shelf shelf = shelf(at);
    if (span.first()) {
      List<Item> first = first(at, span);
      return span.besides().isEmpty() ? first : merged(span, first, besides(at, span));
    }
    List<Item> moved = moved(at, span, shelf);
    return span.shifts() ? merged(span, moved, entering(at, span)) : moved;
  }

  private Shelf shelf(Connection at) throws SQLException {
    return Sql.one(
            at,
            TIP,
            row ->
                new Shelf(
                    new Tip(new Seq(row.getLong(1)), new Seq(row.getLong(2)), row.getLong(3)),
                    row.getLong(4)),
            account(),
            id.number())
        .orElseThrow(() -> new Refusal.NotFound(id.toString()));
  }

  private List<Item> first(Connection at, Span span) throws SQLException {
    return Sql.list(
        at,
        span.moving() ? FIRST_TO_COME : FIRST,
        ItemRows::read,
        account(),
        id.number(),
        span.before().value(),
        span.moving() ? begin(span.since()) : span.since().toEpochMilli(),
        span.limit());
  }

  /** The epoch is the beginning of time. */
  private static long begin(Instant since) {
    return since.equals(Instant.EPOCH) ? Long.MIN_VALUE : SpanColumns.floor(since);
  }

  private List<Item> besides(Connection at, Span span) throws SQLException {
    long[] wanted = span.besides().stream().mapToLong(Long::longValue).toArray();
    return Sql.list(
        at,
        BESIDES,
        ItemRows::read,
        wanted,
        account(),
        id.number(),
        span.before().value(),
        span.limit());
  }

  private List<Item> moved(Connection at, Span span, Shelf shelf) throws SQLException {
    long after = span.after().value();
    long before = span.before().value();
    return few(at, span, shelf)
        ? Sql.list(at, MOVED, ItemRows::read, account(), id.number(), after, before, span.limit())
        : Sql.list(
            at, MOVED_IN_WALK, ItemRows::read, account(), id.number(), before, after, span.limit());
  }

  /**
   * Whether to sort what moved for each page anew, or to walk the collection once over all pages.
   * With {@code c} changes among {@code n} rows in pages of {@code p}, the one costs {@code c * c /
   * p} rows and the other {@code n}.
   */
  private boolean few(Connection at, Span span, Shelf shelf) throws SQLException {
    // A number is given to one row: no more rows moved than numbers were given.
    if (shelf.tip.tip().value() - span.after().value() <= FEW) {
      return true;
    }
    long enough = Math.max(FEW, (long) Math.sqrt((double) shelf.total * span.limit()));
    long moved =
        Sql.number(at, COUNT_MOVED, account(), id.number(), span.after().value(), enough + 1);
    return moved <= enough;
  }

  private List<Item> over(Connection at, Span span) throws SQLException {
    boolean endless = span.enterTo().equals(Instant.MAX);
    return Sql.list(
        at,
        OVER_BETWEEN,
        ItemRows::read,
        account(),
        id.number(),
        begin(span.enterFrom()),
        endless ? Long.MAX_VALUE : SpanColumns.ceiling(span.enterTo()) - 1,
        span.before().value(),
        span.limit());
  }

  private List<Item> entering(Connection at, Span span) throws SQLException {
    if (span.moving()) {
      return over(at, span);
    }
    long before = span.before().value();
    long to = span.enterTo().toEpochMilli();
    return span.enterFrom().equals(Instant.EPOCH)
        ? Sql.list(
            at, ENTERING_IN_WALK, ItemRows::read, account(), id.number(), before, to, span.limit())
        : Sql.list(
            at,
            ENTERING,
            ItemRows::read,
            account(),
            id.number(),
            span.enterFrom().toEpochMilli(),
            to,
            before,
            span.limit());
  }

  /** Newest created first, each row once, cut to the span's limit. */
  private static List<Item> merged(Span span, List<Item> some, List<Item> others) {
    Map<Long, Item> all = new TreeMap<>(Comparator.reverseOrder());
    some.forEach(item -> all.put(item.number(), item));
    others.forEach(item -> all.put(item.number(), item));
    return all.values().stream().limit(span.limit()).toList();
  }

  private void refuseUnlessReadable() {
    if (!id.isReadableBy(who)) {
      throw new Refusal.NotFound(id.toString());
    }
  }

  private long account() {
    return id.account().number();
  }
}
