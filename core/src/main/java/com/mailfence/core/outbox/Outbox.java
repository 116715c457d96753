package com.mailfence.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages to send, recorded in the commit that caused them ({@code Draft.send}). Each ends in
 * exactly one of delivered, bounced or queued; a row is taken out in the commit that settles it
 * ({@code Draft.settle}).
 */
public interface Outbox {
  /** Rows due at {@code now}, oldest first. */
  List<Dispatch> due(Instant now, int limit);

  /** When the next row will be due. */
  Optional<Instant> nextDue();

  /**
   * Takes rows in hand: until then they are due for nobody. Of several who saw a row as it is, on
   * whatever node, one gets it; durable when it returns.
   *
   * @return the rows that were got, as they are held
   */
  List<Dispatch> claim(List<Dispatch> seen, Instant until);

  /**
   * Puts an attempt on record and the next one off; durable when it returns.
   *
   * @param held the row as it was last seen or claimed
   * @return false if others have had it in hand since, and nothing was changed
   */
  boolean later(Dispatch held, int attempts, Instant due, String trouble);

  /** How many rows wait. */
  long size();
}
