package com.mailfence.engine.smtp;

/** The bytes are no SMTP: a bare CR or LF. What follows cannot be trusted to be what it seems. */
final class BadWire extends Exception {
  private static final long serialVersionUID = 1L;

  BadWire(String what) {
    super(what, null, false, false);
  }
}
