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
}
