package com.mailfence.engine.smtp;

import org.jspecify.annotations.Nullable;

/** Counts what a visitor does wrong or for nothing, and says when it is enough. // SM18, SM19 */
final class Conduct {
  /** Commands that failed, recipients that are not here among them, in a session. */
  private static final int ERRORS = 20;

  /** Commands that lead nowhere, between two messages. */
  private static final int IDLE = 100;

  /** RCPT in one message; senders may name more than we take, and send again later. */
  private static final int NAMED = 1_000;

  /** Logins that failed, in a session. */
  private static final int LOGINS = 3;

  private final boolean trusted;
  private int errors;
  private int guesses;
  private int idle;
  private int named;
  private int logins;

  /**
   * @param trusted whether it is a relay of our own, which has its reasons
   */
  Conduct(boolean trusted) {
    this.trusted = trusted;
  }

  /** A command was refused. */
  void failed() {
    errors++;
  }

  /** A recipient was asked for who is not here. // SM19 */
  void guessed() {
    guesses++;
  }

  int guesses() {
    return guesses;
  }

  /** A command did nothing for a message. */
  void idled() {
    idle++;
  }

  void named() {
    named++;
  }

  void loginFailed() {
    logins++;
  }

  void messageBegan() {
    idle = 0;
    named = 0;
  }

  /** The last word, if it is enough. */
  @Nullable Reply verdict() {
    if (trusted) {
      return null;
    }
    if (errors >= ERRORS || logins >= LOGINS || named > NAMED) {
      return Replies.ERRORS;
    }
    return idle >= IDLE ? Replies.IDLE : null;
  }
}
