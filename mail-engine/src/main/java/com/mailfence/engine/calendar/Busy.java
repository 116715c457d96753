package com.mailfence.engine.calendar;

import com.mailfence.core.item.Period;

/** A stretch of time that is taken. */
public record Busy(Period period, Degree degree) {
  /** How much it is taken; what comes later goes before. */
  public enum Degree {
    /** Nothing is on, but the owner is not to be had. // RFC 7953 s3.2 */
    UNAVAILABLE,
    TENTATIVE,
    BUSY,
    /** Out of office. */
    AWAY
  }
}
