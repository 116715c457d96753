package com.mailfence.testbed.eas;

/** The server sent what a phone cannot take. */
public final class BadAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadAnswer(String message) {
    super(message);
  }
}
