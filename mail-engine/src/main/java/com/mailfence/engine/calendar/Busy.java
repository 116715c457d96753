package com.mailfence.engine.calendar;

import com.mailfence.core.item.Period;

/** A stretch of time that is taken. */
public record Busy(Period period, Degree degree) {
  /** How much it is taken; what comes later goes before. */
  public enum Degree {
    TENTATIVE,
    BUSY,
    /** Out of office. */
    AWAY
  }
}
