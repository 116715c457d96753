package com.mailfence.dav.xml;

/** What a client sent cannot be read. */
public final class BadWire extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadWire(String what) {
    // Provoked by strangers: no stack trace to pay for.
    super(what, null, false, false);
  }
}
