package com.mailfence.core.change;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Cursor.Echo;
import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamped;
import com.mailfence.core.item.Stamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a reader catches up, in pages, while others write. Pure but for the source it reads; the
 * rules and their reasons are in {@code docs/spine.md}.
 *
 * <p>A page holds the newest created rows first. The order never changes while a round lasts, since
 * {@code created} never does, so no row can jump over the border of a page.
 */
public final class Round<R extends Stamped> {
  private final Source<R> source;
  private final boolean moving;
  private final boolean unnoted;

  public Round(Source<R> source) {
    this(source, false);
  }

  /**
   * @param moving whether windows are held against when things are over, which can change, and not
   *     against when they came: then it is listed what a reader with a window holds
   */
  public Round(Source<R> source, boolean moving) {
    this(source, moving, false);
  }

  private Round(Source<R> source, boolean moving, boolean unnoted) {
    this.source = source;
    this.moving = moving;
    this.unnoted = unnoted;
  }

  /**
   * For a reader whose own writes are not noted as echoes: it may hold what was born since it was
   * last told anything, so what was born and is gone since is told as removed.
   */
  public static <R extends Stamped> Round<R> ofUnnoted(Source<R> source) {
    return new Round<>(source, false, true);
  }

  /**
   * The next page for a reader.
   *
   * @param cursor what the reader holds
   * @param since window start the reader asks for; it counts when a round begins and is kept until
   *     that round ends. The epoch is "all"
   * @param limit most changes in the page, 1 to 10,000
   * @throws Refusal.Stale if tombstones the reader needs may be gone: it must start over
   */
  public Page<R> next(Cursor cursor, Instant since, int limit) {
    Tip tip = source.tip();
    refuseUnderFloor(cursor, tip);
    if (!cursor.inRound()) {
      if (!tip.tip().isAfter(cursor.settled()) && since.equals(cursor.heldSince())) {
        return new Page<>(List.of(), cursor, false);
      }
      cursor = cursor.begin(tip.tip().max(cursor.settled()), since, moving);
    }
    Page<R> page = new Walk(cursor, limit).page();
    return page.more()
        ? page
        : new Page<>(page.changes(), page.next(), newsSince(page, tip, since));
  }

  /** A round of several pages may end behind what was written, or asked for, while it lasted. */
  private boolean newsSince(Page<R> page, Tip tip, Instant since) {
    Cursor rest = page.next();
    boolean moved = tip.tip().isAfter(rest.settled()) || !since.equals(rest.heldSince());
    return moved && !next(rest, since, 1).changes().isEmpty();
  }

  /**
   * Rule 6: the floor is held against the oldest thing the reader knows, which is {@code settled},
   * or in a first round its oldest echo.
   */
  private static void refuseUnderFloor(Cursor cursor, Tip tip) {
    Seq oldest = cursor.settled();
    if (oldest.equals(Seq.NONE)) {
      Optional<Seq> echo = cursor.echoes().stream().map(Echo::seq).min(Seq::compareTo);
      if (echo.isEmpty()) {
        return;
      }
      oldest = echo.get();
    }
    if (tip.floor().isAfter(oldest)) {
      throw new Refusal.Stale("cursor at " + oldest);
    }
  }

  /** One page under way. */
  private final class Walk {
    private final Cursor cursor;
    private final int limit;
    private final Map<Long, Seq> echoes = new HashMap<>();
    private final List<Change<R>> changes = new ArrayList<>();
    private final @Nullable Set<Long> held;

    Walk(Cursor cursor, int limit) {
      this.cursor = cursor;
      this.limit = limit;
      this.held = cursor.held() == null ? null : new HashSet<>(cursor.held());
      cursor.echoes().forEach(echo -> echoes.put(echo.number(), echo.seq()));
    }

    /** Reads until the page is full and one more change is seen, so that "more" is exact. */
    Page<R> page() {
      Seq before = cursor.at();
      Seq last = before;
      while (true) {
        List<R> rows = source.rows(span(before));
        for (R row : rows) {
          Optional<Change<R>> change = judge(row);
          if (change.isPresent()) {
            if (changes.size() == limit) {
              return new Page<>(changes, keep().pagedTo(last), true);
            }
            changes.add(change.get());
            told(change.get());
          }
          last = row.stamps().created();
        }
        if (rows.size() <= limit) {
          return new Page<>(changes, keep().settle(), false);
        }
        before = last;
      }
    }

    private Span span(Seq before) {
      Instant held = cursor.heldSince();
      Instant wanted = cursor.wantedSince();
      boolean first = cursor.settled().equals(Seq.NONE);
      Instant from = first || held.isBefore(wanted) ? held : wanted;
      Instant to = first ? held : held.isBefore(wanted) ? wanted : held;
      Set<Long> besides = first ? echoes.keySet() : Set.of();
      boolean listing = this.held != null;
      if (listing && !first && !cursor.isListed()) {
        to = Instant.MAX; // who held all: what stays has to be listed as well
      }
      return new Span(cursor.settled(), before, from, to, wanted, limit + 1, listing, besides);
    }

    /** Rules 3 to 5: what this row is to the reader. */
    private Optional<Change<R>> judge(R row) {
      Stamps stamps = row.stamps();
      Seq echo = echoes.get(row.number());
      Seq base = echo != null ? echo : cursor.settled();
      boolean known = echo != null || holds(row);
      Instant time = held == null ? row.received() : row.over();
      boolean wanted = !row.removed() && !time.isBefore(cursor.wantedSince());
      if (held != null && known && wanted) {
        held.add(row.number()); // what stays is listed as well
      }
      if (known && !wanted) {
        boolean toldBefore = row.removed() && !stamps.modified().isAfter(base);
        if (toldBefore && held != null) {
          held.remove(row.number());
        }
        return toldBefore
            ? Optional.empty()
            : Optional.of(new Change.Removed<>(row, !row.removed()));
      }
      if (!wanted) {
        boolean mayHold = unnoted && row.removed() && !cursor.settled().equals(Seq.NONE);
        return mayHold ? Optional.of(new Change.Removed<>(row, false)) : Optional.empty();
      }
      if (!known) {
        return Optional.of(new Change.Added<>(row));
      }
      if (stamps.content().isAfter(base)) {
        return Optional.of(new Change.Rewritten<>(row));
      }
      Set<Mark> marks = stamps.markedAfter(base);
      return marks.isEmpty() ? Optional.empty() : Optional.of(new Change.Marked<>(row, marks));
    }

    private boolean holds(R row) {
      return cursor.isListed()
          ? cursor.held() != null && cursor.held().contains(row.number())
          : !row.stamps().created().isAfter(cursor.settled())
              && !row.received().isBefore(cursor.heldSince());
    }

    /**
     * Remembers what the end of the round would not imply: a row told in a state later than the
     * target would be told again in the next round, a removal even twice. What the end does imply,
     * and what was owed, is forgotten.
     */
    private void told(Change<R> change) {
      R row = change.row();
      if (held != null && change instanceof Change.Added<R>) {
        held.add(row.number());
      } else if (held != null && change instanceof Change.Removed<R>) {
        held.remove(row.number());
      }
      boolean left = change instanceof Change.Removed<R> removed && removed.soft();
      if (row.stamps().modified().isAfter(cursor.target()) && !left) {
        echoes.put(row.number(), row.stamps().modified());
      } else {
        echoes.remove(row.number());
      }
    }

    private Cursor keep() {
      List<Echo> kept = new ArrayList<>(echoes.size());
      echoes.forEach((number, seq) -> kept.add(new Echo(number, seq)));
      kept.sort((a, b) -> Long.compare(a.number(), b.number()));
      return cursor.holding(kept, held);
    }
  }
}
