package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.Moment;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee says to an invitation.
 *
 * @param kind what
 * @param comment to the organiser, may be empty
 * @param occurrence the one he means, by its id in the series; null for all
 * @param send whether the organiser is told
 */
public record Answer(Kind kind, String comment, @Nullable Moment occurrence, boolean send) {
  /** Yes, perhaps, or no. // RFC 5545 s3.2.12 */
  public enum Kind {
    ACCEPTED,
    TENTATIVE,
    DECLINED
  }

  public static Answer of(Kind kind) {
    return new Answer(kind, "", null, true);
  }
}
