package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Collections as rows. Their marks never move, so they have three sequences only. */
final class CollectionRows {
  /** The columns {@link #read} expects, in its order. */
  static final String COLUMNS =
      "account, number, kind, role, name, parent, content_seq, modified, removed, tip, floor,"
          + " epoch, next_uid, total, unread, bytes";

  static final String INSERT =
      "insert into collection (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  static final String UPDATE =
      """
      update collection set name = ?, parent = ?, content_seq = ?, modified = ?, removed = ?,
      tip = ?, floor = ?, next_uid = ?, total = ?, unread = ?, bytes = ?
      where account = ? and number = ?""";

  static final String BY_ID =
      "select " + COLUMNS + " from collection where account = ? and number = ?";

  static final String ALIVE =
      "select "
          + COLUMNS
          + " from collection where account = ? and not removed order by account, number";

  private CollectionRows() {}

  static Collection read(ResultSet row) throws SQLException {
    AccountId account = new AccountId(row.getLong(1));
    Seq created = new Seq(row.getLong(2));
    long parent = row.getLong(6);
    boolean top = row.wasNull();
    return new Collection(
        new CollectionId(account, created.value()),
        Kind.valueOf(row.getString(3)),
        Role.valueOf(row.getString(4)),
        row.getString(5),
        top ? null : new CollectionId(account, parent),
        new Stamps(
            created,
            new Seq(row.getLong(7)),
            new Seq(row.getLong(8)),
            created,
            created,
            created,
            created),
        row.getBoolean(9),
        new Collection.State(
            new Seq(row.getLong(10)),
            new Seq(row.getLong(11)),
            row.getLong(12),
            row.getLong(13),
            row.getLong(14),
            row.getLong(15),
            row.getLong(16)));
  }

  static @Nullable Object[] inserted(Collection c) {
    Collection.State s = c.state();
    return new @Nullable Object[] {
      c.id().account().number(),
      c.number(),
      c.kind().name(),
      c.role().name(),
      c.name(),
      parent(c),
      c.stamps().content().value(),
      c.stamps().modified().value(),
      c.removed(),
      s.tip().value(),
      s.floor().value(),
      s.epoch(),
      s.nextUid(),
      s.total(),
      s.unread(),
      s.bytes()
    };
  }

  static @Nullable Object[] updated(Collection c) {
    Collection.State s = c.state();
    return new @Nullable Object[] {
      c.name(),
      parent(c),
      c.stamps().content().value(),
      c.stamps().modified().value(),
      c.removed(),
      s.tip().value(),
      s.floor().value(),
      s.nextUid(),
      s.total(),
      s.unread(),
      s.bytes(),
      c.id().account().number(),
      c.number()
    };
  }

  private static @Nullable Long parent(Collection c) {
    return c.parent() == null ? null : c.parent().number();
  }
}
