package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered of what a reader holds of one collection. At rest it is {@code settled};
 * in a round, {@code (settled, target, at)}.
 *
 * @param settled the reader holds everything up to here
 * @param target where the round under way will settle; {@code NONE} at rest
 * @param at rows created from here on were paged already in this round; {@code NONE} at rest
 * @param heldSince window start of the last finished round; the epoch is "all"
 * @param wantedSince window start of the round under way; meaningless at rest
 * @param echoes items for which another number stands in for {@code settled}, by item number
 * @param held numbers of the rows a reader holds whose window is over times that move; null for a
 *     reader of whom {@code settled} and {@code heldSince} tell it
 */
public record Cursor(
    Seq settled,
    Seq target,
    Seq at,
    Instant heldSince,
    Instant wantedSince,
    List<Echo> echoes,
    @Nullable Set<Long> held) {

  /** A reader that holds nothing. */
  public static final Cursor START =
      new Cursor(Seq.NONE, Seq.NONE, Seq.NONE, Instant.EPOCH, Instant.EPOCH, List.of());

  public Cursor {
    echoes = List.copyOf(echoes);
    held = held == null ? null : Set.copyOf(held);
  }

  /** Of a reader whose window, if there is one, is over what never moves. */
  public Cursor(
      Seq settled, Seq target, Seq at, Instant heldSince, Instant wantedSince, List<Echo> echoes) {
    this(settled, target, at, heldSince, wantedSince, echoes, null);
  }

  /**
   * What the reader knows of one item.
   *
   * @param number the item's
   * @param seq up to this the reader knows it; {@code NONE} if it holds something else than we ever
   *     had and is owed the whole item
   */
  public record Echo(long number, Seq seq) {
    boolean owed() {
      return seq.equals(Seq.NONE);
    }
  }

  /** A reader that holds everything up to {@code seq}, without a window. */
  public static Cursor settledAt(Seq seq) {
    return new Cursor(seq, Seq.NONE, Seq.NONE, Instant.EPOCH, Instant.EPOCH, List.of());
  }

  public boolean inRound() {
    return target.isAfter(Seq.NONE);
  }

  public Optional<Echo> echo(long number) {
    for (Echo echo : echoes) {
      if (echo.number == number) {
        return Optional.of(echo);
      }
    }
    return Optional.empty();
  }

  /** This cursor, knowing besides that the reader has the item as of {@code seq}. */
  public Cursor echoing(long number, Seq seq) {
    List<Echo> grown = new ArrayList<>(echoes);
    grown.removeIf(echo -> echo.number == number);
    grown.add(new Echo(number, seq));
    Set<Long> holding = held;
    if (holding != null) {
      holding = new HashSet<>(holding);
      holding.add(number);
    }
    return holding(grown, holding);
  }

  /**
   * This cursor, knowing besides that the reader's write of the item was refused: it holds a state
   * we do not have, and is owed ours in full.
   */
  public Cursor owing(long number) {
    return echoing(number, Seq.NONE);
  }

  /** Whether what it holds is told by the list, and not by where it settled. */
  boolean isListed() {
    return held != null && !heldSince.equals(Instant.EPOCH);
  }

  Cursor holding(List<Echo> newEchoes, @Nullable Set<Long> newHeld) {
    return new Cursor(settled, target, at, heldSince, wantedSince, newEchoes, newHeld);
  }

  /**
   * @param moving whether windows are over times that move
   */
  Cursor begin(Seq tip, Instant since, boolean moving) {
    boolean lists = held == null && moving && !since.equals(Instant.EPOCH);
    return new Cursor(settled, tip, tip.next(), heldSince, since, echoes, lists ? Set.of() : held);
  }

  Cursor pagedTo(Seq created) {
    return new Cursor(settled, target, created, heldSince, wantedSince, echoes, held);
  }

  /** The round is over: echoes it covers are no longer needed. */
  Cursor settle() {
    List<Echo> open =
        echoes.stream().filter(echo -> echo.owed() || echo.seq.isAfter(target)).toList();
    // Who holds all needs no list.
    Set<Long> listed = wantedSince.equals(Instant.EPOCH) ? null : held;
    return new Cursor(target, Seq.NONE, Seq.NONE, wantedSince, wantedSince, open, listed);
  }
}
