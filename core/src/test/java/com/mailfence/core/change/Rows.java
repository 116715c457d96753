package com.mailfence.core.change;

import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamped;
import com.mailfence.core.item.Stamps;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A collection of rows that a test edits by hand. */
final class Rows implements Source<Rows.Row> {
  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private long last;
  private long floor;
  int reads;

  record Row(long number, Stamps stamps, boolean removed, Instant received) implements Stamped {}

  static Instant day(int day) {
    return Instant.EPOCH.plusSeconds(86_400L * day);
  }

  Row add(int day) {
    var now = new Seq(++last);
    return put(new Row(last, Stamps.born(now), false, day(day)));
  }

  Row rewrite(long number) {
    Row row = row(number);
    return put(new Row(number, row.stamps.rewritten(new Seq(++last)), false, row.received));
  }

  Row mark(long number, Mark mark) {
    Row row = row(number);
    Stamps stamps = row.stamps.marked(Set.of(mark), new Seq(++last));
    return put(new Row(number, stamps, false, row.received));
  }

  Row remove(long number) {
    Row row = row(number);
    return put(new Row(number, row.stamps.removed(new Seq(++last)), true, row.received));
  }

  Row row(long number) {
    return rows.get(number);
  }

  void floor(long seq) {
    floor = seq;
  }

  private Row put(Row row) {
    rows.put(row.number, row);
    return row;
  }

  @Override
  public Tip tip() {
    return new Tip(new Seq(last), new Seq(floor), 1);
  }

  @Override
  public List<Row> rows(Span span) {
    reads++;
    return rows.headMap(span.before().value(), false).descendingMap().values().stream()
        .filter(
            row ->
                row.stamps.modified().isAfter(span.after())
                    || span.shifts()
                        && !row.received.isBefore(span.enterFrom())
                        && row.received.isBefore(span.enterTo()))
        .limit(span.limit())
        .toList();
  }
}
