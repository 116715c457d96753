package com.mailfence.deploy.flows;

import java.util.List;

/** One of the clients of a user. */
interface MixedClient {
  /**
   * The user changes something as this client last saw it.
   *
   * @param lossy whether the answer to it is lost
   */
  void edit(boolean lossy);

  /** Gets all that is new. */
  void sync();

  /** Forgets all it holds. */
  void startOver();

  /** Whoever begins now, by the same protocol, is given what this client holds. */
  void mustEqualANewcomer();

  /** What all protocols tell of events and contacts, in order. */
  List<String> common();

  default void mustAgreeWith(MixedClient other) {
    if (!common().equals(other.common())) {
      throw new AssertionError(
          this + " holds " + common() + ", but " + other + " holds " + other.common());
    }
  }
}
