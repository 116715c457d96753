package com.mailfence.core.change;

import com.mailfence.core.item.Seq;
import java.time.Instant;

/**
 * Which rows a page is cut from: {@code created < before} and ({@code modified > after} or {@code
 * enterFrom <= received < enterTo}), newest created first, at most {@code limit}. In a first round
 * ({@code after} is {@code NONE}) removed rows, and rows with {@code received < since}, need not be
 * returned.
 *
 * @param enterFrom start of the received range between two windows; equal to {@code enterTo} for
 *     none
 * @param since the window start asked for
 */
public record Span(
    Seq after, Seq before, Instant enterFrom, Instant enterTo, Instant since, int limit) {

  /** Whether the reader holds nothing yet, which asks for another plan than catching up. */
  public boolean first() {
    return after.equals(Seq.NONE);
  }

  public boolean shifts() {
    return enterFrom.isBefore(enterTo);
  }
}
