package com.mailfence.core.format.ical;

/** A text that is no iCalendar, or more of it than is read. */
public final class BadCalendar extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCalendar(String what) {
    // Provoked by strangers: no stack trace to pay for.
    super(what, null, false, false);
  }
}
