package com.mailfence.persistence;

import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The items a commit has read and written. What it wrote goes to the database in batches, at the
 * latest when something is asked that only the database can tell.
 */
final class PendingItems {
  private static final int BATCH = 256;

  private static final String BY_ID =
      "select " + ItemRows.COLUMNS + " from item where account = ? and number = ?";

  private final Connection at;
  private final Map<ItemId, Item> known = new HashMap<>();
  private final Map<ItemId, Write> pending = new LinkedHashMap<>();

  /** What must be written of an item, from most to least. */
  private enum Write {
    INSERT,
    REWRITE_AND_MARK,
    REWRITE,
    MARK,
    BURY
  }

  PendingItems(Connection at) {
    this.at = at;
  }

  Optional<Item> find(ItemId id) throws SQLException {
    Item item = known.get(id);
    if (item != null) {
      return Optional.of(item);
    }
    Optional<Item> found = Sql.one(at, BY_ID, ItemRows::read, id.account().number(), id.number());
    found.ifPresent(read -> known.put(id, read));
    return found;
  }

  boolean insert(Item item) throws SQLException {
    return put(item, Write.INSERT);
  }

  boolean update(Item item) throws SQLException {
    return put(item, together(pending.get(item.id()), needed(item)));
  }

  void flush() throws SQLException {
    Map<Write, List<@Nullable Object[]>> batches = new EnumMap<>(Write.class);
    pending.forEach((id, write) -> rows(write, known.get(id), batches));
    pending.clear();
    known.clear();
    for (var batch : batches.entrySet()) {
      Sql.batch(at, sql(batch.getKey()), batch.getValue());
    }
  }

  private boolean put(Item item, Write write) throws SQLException {
    known.put(item.id(), item);
    pending.put(item.id(), write);
    if (pending.size() >= BATCH) {
      flush();
    }
    return true;
  }

  private Write needed(Item item) {
    if (item.removed()) {
      return Write.BURY;
    }
    Item before = known.get(item.id());
    if (before == null) {
      return Write.REWRITE_AND_MARK;
    }
    boolean rewritten = !before.stamps().content().equals(item.stamps().content());
    boolean marked = !before.marks().equals(item.marks());
    return rewritten ? marked ? Write.REWRITE_AND_MARK : Write.REWRITE : Write.MARK;
  }

  /** What must be written of an item of which something was to be written already. */
  private static Write together(@Nullable Write before, Write now) {
    if (before == null || before == now) {
      return now;
    }
    return before == Write.INSERT ? before : now == Write.BURY ? now : Write.REWRITE_AND_MARK;
  }

  private static void rows(
      Write write, @Nullable Item item, Map<Write, List<@Nullable Object[]>> batches) {
    if (item == null) {
      throw new IllegalStateException("a pending item is not known");
    }
    switch (write) {
      case INSERT -> batch(batches, write).add(ItemRows.inserted(item));
      case REWRITE -> batch(batches, write).add(ItemRows.rewritten(item));
      case MARK -> batch(batches, write).add(ItemRows.marked(item));
      case BURY -> batch(batches, write).add(ItemRows.buried(item));
      case REWRITE_AND_MARK -> {
        batch(batches, Write.REWRITE).add(ItemRows.rewritten(item));
        batch(batches, Write.MARK).add(ItemRows.marked(item));
      }
    }
  }

  private static List<@Nullable Object[]> batch(
      Map<Write, List<@Nullable Object[]>> batches, Write write) {
    return batches.computeIfAbsent(write, key -> new ArrayList<>());
  }

  private static String sql(Write write) {
    return switch (write) {
      case INSERT -> ItemRows.INSERT;
      case REWRITE, REWRITE_AND_MARK -> ItemRows.REWRITE;
      case MARK -> ItemRows.MARK;
      case BURY -> ItemRows.BURY;
    };
  }
}
