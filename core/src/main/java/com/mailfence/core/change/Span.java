package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
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
    Set<Long> besides) {

  public Span {
    besides = Set.copyOf(besides);
  }

  /** Whether the reader holds nothing yet, which asks for another plan than catching up. */
  public boolean first() {
    return after.equals(Seq.NONE);
  }

  public boolean shifts() {
    return enterFrom.isBefore(enterTo);
  }
}
