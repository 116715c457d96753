package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamped;
import java.time.Instant;
import java.util.Optional;

/**
 * What a reader's cursor says about one row: up to which number the reader knows it. Asked when the
 * reader itself writes, to see whether someone else was faster and to note the echo.
 */
public final class Knowledge {
  private Knowledge() {}

  /**
   * Up to which number the reader knows the row. Rows that the round under way has paged are known
   * up to its target, the others up to {@code settled}, and an echo stands in for both.
   */
  public static Seq of(Cursor cursor, Stamped row) {
    Optional<Cursor.Echo> echo = cursor.echo(row.number());
    if (echo.isPresent()) {
      return echo.get().seq();
    }
    return paged(cursor, row) ? cursor.target() : cursor.settled();
  }

  /** Whether the reader was told of the row, or made it, and not that it is gone or left. */
  public static boolean holds(Cursor cursor, Stamped row) {
    if (cursor.echo(row.number()).isPresent()) {
      return true;
    }
    boolean paged = paged(cursor, row);
    if (cursor.isListed() || paged && cursor.held() != null) {
      return cursor.held() != null && cursor.held().contains(row.number());
    }
    Instant since = paged ? cursor.wantedSince() : cursor.heldSince();
    boolean told = paged || !row.stamps().created().isAfter(cursor.settled());
    return told && !row.received().isBefore(since);
  }

  /** Whether the round under way has come past the row. */
  private static boolean paged(Cursor cursor, Stamped row) {
    Seq created = row.stamps().created();
    return cursor.inRound()
        && created.compareTo(cursor.at()) >= 0
        && !created.isAfter(cursor.target());
  }

  /** Whether the row moved since the reader last heard of it: its write acts on an old state. */
  public static boolean outdated(Cursor cursor, Stamped row) {
    return row.stamps().modified().isAfter(of(cursor, row));
  }

  /**
   * The cursor after the reader's own write took {@code before} to {@code after}. Nothing is noted
   * if the reader did not know {@code before}: it must still be told, and its own write with it.
   */
  public static Cursor wrote(Cursor cursor, Stamped before, Stamped after) {
    return outdated(cursor, before)
        ? cursor
        : cursor.echoing(after.number(), after.stamps().modified());
  }
}
