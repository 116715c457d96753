package com.mailfence.engine.smtp;

/** What stands behind a port: who may send through it, and to whom. */
interface Desk {
  /**
   * Whether a message from this sender may begin.
   *
   * @param from empty for the null path
   * @return positive, or why not
   */
  Reply sender(Visit visit, String from);

  /**
   * Begins a message.
   *
   * @param declared its size in bytes as the sender tells it; 0 if he does not
   */
  Taking begin(Visit visit, String from, long declared);
}
