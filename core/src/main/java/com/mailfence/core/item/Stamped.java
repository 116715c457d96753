package com.mailfence.core.item;

import java.time.Instant;

/** A row a reader can catch up with: an item of a collection, or a collection of an account. */
public interface Stamped {
  /** Names the row in its account; equal to its {@code created} sequence. */
  long number();

  Stamps stamps();

  boolean removed();

  /** When it came; never changes. Rows without an age say {@code Instant.EPOCH}. */
  Instant received();

  /**
   * When what it tells of is over: what windows over things to come are held against, and moves
   * with the content. Not before the epoch; what tells of no time says when it came.
   */
  default Instant over() {
    return received();
  }
}
