package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.item.Period;
import org.jspecify.annotations.Nullable;

/**
 * What an attendee says to an invitation.
 *
 * @param kind what
 * @param comment to the organiser, may be empty
 * @param occurrence the one he means, by its id in the series; null for all
 * @param send whether the organiser is told
 * @param proposed when he would rather have it; null if he proposes nothing
 */
public record Answer(
    Kind kind,
    String comment,
    @Nullable Moment occurrence,
    boolean send,
    @Nullable Period proposed) {
  /** Yes, perhaps, or no. // RFC 5545 s3.2.12 */
  public enum Kind {
    ACCEPTED,
    TENTATIVE,
    DECLINED
  }

  /** One that proposes nothing. */
  public Answer(Kind kind, String comment, @Nullable Moment occurrence, boolean send) {
    this(kind, comment, occurrence, send, null);
  }

  public static Answer of(Kind kind) {
    return new Answer(kind, "", null, true);
  }
}
