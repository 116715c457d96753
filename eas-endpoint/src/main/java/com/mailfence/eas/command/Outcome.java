package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.wire.SyncAnswer;

/** What came of a collection's turn. */
sealed interface Outcome {
  /**
   * There is something to answer.
   *
   * @param changes told in it
   * @param bytes of text in it, about
   */
  record Told(SyncAnswer answer, int changes, long bytes) implements Outcome {
    static Told of(SyncAnswer answer) {
      return new Told(answer, 0, 0);
    }
  }

  /** There is nothing new up to here. */
  record Quiet(CollectionId collection, Seq known) implements Outcome {}

  /** The device does better to hear nothing of it. */
  record LeftOut() implements Outcome {}
}
