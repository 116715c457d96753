package com.mailfence.testbed.talk;

/** The server of a talk, whatever carries the bytes to it. */
public interface Peer {
  /**
   * Sends bytes in one piece; none at all to hear the greeting.
   *
   * @return all that is answered
   */
  byte[] say(byte[] bytes);

  /** Begins TLS, or what stands for it. */
  void secure();

  /** Whether the server has ended the talk. */
  boolean isOver();
}
