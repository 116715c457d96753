package com.mailfence.engine.queue;

/** What the next station said about one recipient. */
sealed interface Outcome {
  /** It has the message now and answers for it. */
  record Taken() implements Outcome {}

  /** Not now. */
  record Deferred(String reason) implements Outcome {}

  /**
   * Never.
   *
   * @param status as RFC 3463 numbers it
   */
  record Refused(String status, String reason) implements Outcome {}
}
