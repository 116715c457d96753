package com.mailfence.persistence;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Seq;
import com.mailfence.persistence.Finding.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts one account anew: its collections first, then its items in order of number. */
final class AccountAudit {
  /** The columns {@link #itemRow} expects, in its order. */
  static final String ITEM_COLUMNS =
      "number, collection, uid, origin, content_seq, modified, read_seq, flag_seq, tags_seq,"
          + " answer_seq, removed, digest, size, is_read, item_key, key_hash";

  private final Row row;
  private final Consumer<Finding> found;
  private final Map<Long, Tally> tallies = new TreeMap<>();
  private long used;
  private long folderTip;

  AccountAudit(Row row, Consumer<Finding> found) {
    this.row = row;
    this.found = found;
  }

  /** An account's counters as they are kept. */
  record Row(long number, long counter, long folderTip, long folderFloor, long used) {}

  /** What is looked at of an item. */
  record ItemRow(
      long number,
      long collection,
      long uid,
      long origin,
      long[] seqs,
      boolean removed,
      boolean hasContent,
      long size,
      boolean read,
      boolean keyFits) {}

  /** A collection being counted. */
  private static final class Tally {
    final Collection kept;
    long total;
    long unread;
    long bytes;
    long tip;
    long lastUid;

    Tally(Collection kept) {
      this.kept = kept;
    }
  }

  static Row row(ResultSet r) throws SQLException {
    return new Row(r.getLong(1), r.getLong(2), r.getLong(3), r.getLong(4), r.getLong(5));
  }

  static ItemRow itemRow(ResultSet r) throws SQLException {
    long[] seqs = new long[6];
    for (int i = 0; i < seqs.length; i++) {
      seqs[i] = r.getLong(5 + i);
    }
    byte @Nullable [] digest = r.getBytes(12);
    String key = r.getString(15);
    long hash = r.getLong(16);
    boolean hashed = !r.wasNull();
    return new ItemRow(
        r.getLong(1),
        r.getLong(2),
        r.getLong(3),
        r.getLong(4),
        seqs,
        r.getBoolean(11),
        digest != null && digest.length == 32,
        r.getLong(13),
        r.getBoolean(14),
        key == null ? !hashed : hashed && hash == ItemRows.hash(key));
  }

  void collection(Collection c) {
    tallies.put(c.number(), new Tally(c));
    long content = c.stamps().content().value();
    long modified = c.stamps().modified().value();
    folderTip = Math.max(folderTip, modified);
    boolean rising = c.number() <= content && content <= modified && modified <= row.counter;
    check(rising, Rule.SEQUENCE, c.id(), c.number() + " " + content + " " + modified);
    Seq tip = c.state().tip();
    check(
        tip.value() <= row.counter && !c.state().floor().isAfter(tip),
        Rule.TIP,
        c.id(),
        "tip " + tip + ", floor " + c.state().floor() + ", counter " + row.counter);
  }

  void item(ItemRow item) {
    Tally tally = tallies.get(item.collection);
    if (tally == null || tally.kept.removed()) {
      tell(Rule.ORPHAN, name(item), "its collection " + item.collection + " is not there");
      return;
    }
    long content = item.seqs[0];
    long modified = item.seqs[1];
    boolean within =
        LongStream.of(item.seqs).allMatch(seq -> item.number <= seq && seq <= modified);
    check(
        within && content <= modified && modified <= row.counter && item.origin <= item.number,
        Rule.SEQUENCE,
        name(item),
        "created, content, modified " + item.number + " " + content + " " + modified);
    check(
        item.uid > tally.lastUid && item.uid < tally.kept.state().nextUid(),
        Rule.UID,
        name(item),
        "uid " + item.uid + " after " + tally.lastUid + ", next " + tally.kept.state().nextUid());
    check(
        item.removed ? !item.hasContent && item.size == 0 : item.hasContent,
        Rule.TOMBSTONE,
        name(item),
        item.removed ? "is not stripped" : "has no content");
    check(item.keyFits, Rule.KEY, name(item), "its key is not found by its hash");
    count(tally, item, modified);
  }

  private void count(Tally tally, ItemRow item, long modified) {
    tally.lastUid = item.uid;
    tally.tip = Math.max(tally.tip, modified);
    if (!item.removed) {
      tally.total++;
      tally.unread += item.read ? 0 : 1;
      tally.bytes += item.size;
      used += item.size;
    }
  }

  /** Compares what was counted with what is kept. */
  void end() {
    tallies.values().forEach(this::compare);
    check(used == row.used, Rule.USED, name(), "kept " + row.used + ", counted " + used);
    check(
        folderTip == row.folderTip || folderTip < row.folderTip && row.folderTip <= row.folderFloor,
        Rule.TIP,
        name(),
        "folder tip " + row.folderTip + ", last change " + folderTip);
  }

  private void compare(Tally tally) {
    Collection.State kept = tally.kept.state();
    check(
        kept.total() == tally.total && kept.unread() == tally.unread && kept.bytes() == tally.bytes,
        Rule.COUNT,
        tally.kept.id(),
        "kept %d, %d unread, %d bytes; counted %d, %d, %d"
            .formatted(
                kept.total(), kept.unread(), kept.bytes(), tally.total, tally.unread, tally.bytes));
    long tip = kept.tip().value();
    check(
        tip == tally.tip || tally.tip < tip && tip <= kept.floor().value(),
        Rule.TIP,
        tally.kept.id(),
        "tip " + tip + ", last change " + tally.tip + ", floor " + kept.floor());
  }

  private void check(boolean holds, Rule rule, Object where, String detail) {
    if (!holds) {
      tell(rule, where, detail);
    }
  }

  private void tell(Rule rule, Object where, String detail) {
    found.accept(new Finding(rule, where.toString(), detail));
  }

  private String name() {
    return "account " + row.number;
  }

  private String name(ItemRow item) {
    return "item " + row.number + "/" + item.number;
  }
}
