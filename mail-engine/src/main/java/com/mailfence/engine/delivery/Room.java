package com.mailfence.engine.delivery;

/** How a message of some size would fit into a mailbox, as far as one can tell beforehand. */
public enum Room {
  /** There is room for any message that may still come. */
  AMPLE,
  /**
   * It may fit or not: let the recipient be the only one of its transaction, so that the answer is
   * about it alone and nobody has to be told later. // SM11
   */
  DOUBTFUL,
  /** There is none. */
  NONE
}
