package com.mailfence.core.item;

import java.time.Instant;

/**
 * A stretch of time; never empty.
 *
 * @param from its beginning, within; {@link Instant#MIN} for no beginning
 * @param until its end, not within; {@link Instant#MAX} for no end
 */
public record Period(Instant from, Instant until) {
  /** All time there is. */
  public static final Period ALWAYS = new Period(Instant.MIN, Instant.MAX);

  public Period {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(from + " is not before " + until);
    }
  }

  /** Whether the two have a moment in common. */
  public boolean meets(Period other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }
}
