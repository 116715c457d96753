package com.mailfence.engine.resource;

import com.mailfence.core.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an object did not meet. The refusal carries it, so that an endpoint finds its own word. //
 * RFC 4791 s5.3.2.1, RFC 6638 s3.2.4
 */
public enum Clause {
  /** It is not of the format, or breaks the format's own rules. */
  DATA,
  /** It is of the format, and not an object that can lie in a collection. */
  OBJECT,
  /** It is of a kind that the collection does not hold. */
  COMPONENT,
  /**
   * Another object of the collection has its UID, or it would change its own: {@code
   * Refusal.Exists} with the other's name. A name that is taken is told by {@code Expected}.
   */
  UID,
  SIZE,
  /** It says a time before the earliest the house takes. */
  EARLIEST,
  /** It says a time after the latest the house takes. */
  LATEST,
  /** It happens more often than the house reckons with. */
  INSTANCES,
  /** It has more attendees than the house writes to. */
  ATTENDEES,
  /** An attendee changed what only the organiser may change. */
  ATTENDEE_CHANGE,
  /** The same meeting lies in another of the user's calendars. */
  ELSEWHERE,
  /** One object cannot have several organisers. */
  ORGANISER;

  private static final String PREFIX = "clause ";

  /** A refusal for this reason; not for UID and SIZE, which have kinds of their own. */
  public Refusal refusal(String what) {
    return new Refusal.Malformed(what, PREFIX + name());
  }

  /** The reason a refusal carries; empty for those that are not about an object. */
  public static Optional<Clause> of(Refusal refusal) {
    if (refusal instanceof Refusal.TooLarge) {
      return Optional.of(SIZE);
    }
    if (refusal instanceof Refusal.Exists exists && !exists.rival().isEmpty()) {
      return Optional.of(UID);
    }
    if (!(refusal instanceof Refusal.Malformed malformed)) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(clause -> malformed.where().equals(PREFIX + clause.name()))
        .findFirst();
  }
}
