package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamped;
import java.time.Instant;
import java.util.Set;

/**
 * Which rows a page is cut from: {@code created < before} and ({@code modified > after} or {@code
 * enterFrom <= received < enterTo}), newest created first, at most {@code limit}. In a first round
 * ({@code after} is {@code NONE}) a removed row, or one with {@code received < since}, need not be
 * returned unless it is among {@code besides}.
 *
 * @param enterFrom start of the received range between two windows; equal to {@code enterTo} for
 *     none
 * @param since the window start asked for
 * @param moving whether all this is said of when things are over, {@code Stamped.over}, instead of
 *     when they were received
 * @param besides in a first round, numbers of the rows the reader holds all the same, because it
 *     wrote them; empty in a later round
 */
public record Span(
    Seq after,
    Seq before,
    Instant enterFrom,
    Instant enterTo,
    Instant since,
    int limit,
    boolean moving,
    Set<Long> besides) {

  public Span {
    besides = Set.copyOf(besides);
  }

  /** By when a row is judged. */
  public Instant time(Stamped row) {
    return moving ? row.over() : row.received();
  }

  /**
   * Whether a row lies between the two window starts; {@code Instant.MAX} is no end. What is
   * removed tells of no time.
   */
  public boolean entered(Stamped row) {
    Instant time = time(row);
    boolean before = time.isBefore(enterTo) || enterTo.equals(Instant.MAX);
    boolean tells = !moving || !row.removed();
    return shifts() && tells && !time.isBefore(enterFrom) && before;
  }

  /** Whether the reader holds nothing yet, which asks for another plan than catching up. */
  public boolean first() {
    return after.equals(Seq.NONE);
  }

  public boolean shifts() {
    return enterFrom.isBefore(enterTo);
  }
}
