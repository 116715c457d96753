package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.FacetsText;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamps;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Items as rows. An item's {@code created} sequence is its number and has no column of its own. */
final class ItemRows {
  /** The columns {@link #read} expects, in its order. */
  static final String COLUMNS =
      "account, number, collection, uid, origin, content_seq, modified, read_seq, flag_seq,"
          + " tags_seq, answer_seq, removed, received, digest, size, is_read, flag, tags, answer,"
          + " facets, name, item_key, thread";

  static final String INSERT =
      "insert into item ("
          + COLUMNS
          + ", key_hash, span_from, span_until)"
          + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

  static final String REWRITE =
      """
      update item set content_seq = ?, modified = ?, digest = ?, size = ?, facets = ?,
      span_from = ?, span_until = ?
      where account = ? and number = ?""";

  static final String MARK =
      """
      update item set modified = ?, read_seq = ?, flag_seq = ?, tags_seq = ?, answer_seq = ?,
      is_read = ?, flag = ?, tags = ?, answer = ?
      where account = ? and number = ?""";

  static final String BURY =
      """
      update item set content_seq = ?, modified = ?, read_seq = ?, flag_seq = ?, tags_seq = ?,
      answer_seq = ?, removed = true, digest = null, size = 0, is_read = false,
      flag = '', tags = '', answer = '', facets = '', item_key = null, key_hash = null,
      thread = 0, span_from = null, span_until = null
      where account = ? and number = ?""";

  /** Most characters of facets that the embedded database keeps in a row. */
  private static final int FACETS = 1_000_000;

  private static final HexFormat HEX = HexFormat.of();

  private ItemRows() {}

  static Item read(ResultSet row) throws SQLException {
    AccountId account = new AccountId(row.getLong(1));
    long number = row.getLong(2);
    byte[] digest = row.getBytes(14);
    return new Item(
        new ItemId(account, number),
        new CollectionId(account, row.getLong(3)),
        row.getLong(4),
        row.getLong(5),
        new Stamps(
            new Seq(number),
            new Seq(row.getLong(6)),
            new Seq(row.getLong(7)),
            new Seq(row.getLong(8)),
            new Seq(row.getLong(9)),
            new Seq(row.getLong(10)),
            new Seq(row.getLong(11))),
        row.getBoolean(12),
        Instant.ofEpochMilli(row.getLong(13)),
        digest == null ? null : new ContentRef(HEX.formatHex(digest), row.getLong(15)),
        new Marks(
            row.getBoolean(16),
            MarksText.flag(row.getString(17)),
            MarksText.tags(row.getString(18)),
            MarksText.answer(row.getString(19))),
        FacetsText.read(row.getString(20)),
        row.getString(21),
        row.getString(22),
        row.getLong(23));
  }

  static @Nullable Object[] inserted(Item item) {
    Stamps s = item.stamps();
    Marks m = item.marks();
    SpanColumns span = SpanColumns.of(item.facets());
    return new @Nullable Object[] {
      item.id().account().number(),
      item.number(),
      item.collection().number(),
      item.uid(),
      item.origin(),
      s.content().value(),
      s.modified().value(),
      s.read().value(),
      s.flag().value(),
      s.tags().value(),
      s.answer().value(),
      item.removed(),
      item.received().toEpochMilli(),
      digest(item.content()),
      size(item.content()),
      m.read(),
      MarksText.flag(m.flag()),
      MarksText.tags(m.tags()),
      MarksText.answer(m.answer()),
      facets(item),
      item.name(),
      item.key(),
      item.thread(),
      item.key() == null ? null : hash(item.key()),
      span.from(),
      span.until()
    };
  }

  static @Nullable Object[] rewritten(Item item) {
    SpanColumns span = SpanColumns.of(item.facets());
    return new @Nullable Object[] {
      item.stamps().content().value(),
      item.stamps().modified().value(),
      digest(item.content()),
      size(item.content()),
      facets(item),
      span.from(),
      span.until(),
      item.id().account().number(),
      item.number()
    };
  }

  static @Nullable Object[] marked(Item item) {
    Stamps s = item.stamps();
    Marks m = item.marks();
    return new @Nullable Object[] {
      s.modified().value(),
      s.read().value(),
      s.flag().value(),
      s.tags().value(),
      s.answer().value(),
      m.read(),
      MarksText.flag(m.flag()),
      MarksText.tags(m.tags()),
      MarksText.answer(m.answer()),
      item.id().account().number(),
      item.number()
    };
  }

  /** All sequences: in the same commit it may have been rewritten or marked before. */
  static @Nullable Object[] buried(Item item) {
    Stamps s = item.stamps();
    return new @Nullable Object[] {
      s.content().value(),
      s.modified().value(),
      s.read().value(),
      s.flag().value(),
      s.tags().value(),
      s.answer().value(),
      item.id().account().number(),
      item.number()
    };
  }

  static byte @Nullable [] digest(@Nullable ContentRef content) {
    return content == null ? null : HEX.parseHex(content.digest());
  }

  static String digest(byte[] column) {
    return HEX.formatHex(column);
  }

  /** What a key is found by; the key itself is compared on the row. */
  static long hash(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] all = sha.digest(Sql.storable(key).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(all).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long size(@Nullable ContentRef content) {
    return content == null ? 0 : content.size();
  }

  private static String facets(Item item) {
    String text = FacetsText.write(item.facets());
    if (text.length() > FACETS) {
      throw new Refusal.TooLarge("what is derived from the content", FACETS);
    }
    return text;
  }
}
