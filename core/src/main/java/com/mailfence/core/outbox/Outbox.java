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

  /** Puts an attempt on record and the next one off; durable when it returns. */
  void later(long id, int attempts, Instant due, String trouble);

  /** How many rows wait. */
  long size();
}
