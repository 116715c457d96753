package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 */
public record Cursor(
    Seq settled, Seq target, Seq at, Instant heldSince, Instant wantedSince, List<Echo> echoes) {

  /** A reader that holds nothing. */
  public static final Cursor START =
      new Cursor(Seq.NONE, Seq.NONE, Seq.NONE, Instant.EPOCH, Instant.EPOCH, List.of());

  public Cursor {
    echoes = List.copyOf(echoes);
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
    return withEchoes(grown);
  }

  /**
   * This cursor, knowing besides that the reader's write of the item was refused: it holds a state
   * we do not have, and is owed ours in full.
   */
  public Cursor owing(long number) {
    return echoing(number, Seq.NONE);
  }

  Cursor withEchoes(List<Echo> newEchoes) {
    return new Cursor(settled, target, at, heldSince, wantedSince, newEchoes);
  }

  Cursor begin(Seq tip, Instant since) {
    return new Cursor(settled, tip, tip.next(), heldSince, since, echoes);
  }

  Cursor pagedTo(Seq created) {
    return new Cursor(settled, target, created, heldSince, wantedSince, echoes);
  }

  /** The round is over: echoes it covers are no longer needed. */
  Cursor settle() {
    List<Echo> open =
        echoes.stream().filter(echo -> echo.owed() || echo.seq.isAfter(target)).toList();
    return new Cursor(target, Seq.NONE, Seq.NONE, wantedSince, wantedSince, open);
  }
}
