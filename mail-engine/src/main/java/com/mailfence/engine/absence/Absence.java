package com.mailfence.engine.absence;

import com.mailfence.core.Refusal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user is away, and what is said to those who write. SET-009, SET-010
 *
 * @param state whether it is on
 * @param from null if no time was ever set
 * @param until not before {@code from}; null if no time was ever set
 * @param subject of the reply; empty for the usual one
 * @param words what each audience is told
 */
public record Absence(
    State state,
    @Nullable Instant from,
    @Nullable Instant until,
    String subject,
    Map<Audience, Words> words) {
  private static final int LONGEST_SUBJECT = 255;

  /** Said where the user left the text empty. SET-010 */
  static final String USUAL_TEXT =
      "Thank you for your message. I am away at present and will answer when I am back.";

  /** Whether a user is away. */
  public enum State {
    OFF,
    ON,
    /** Between two times. */
    BETWEEN
  }

  /** Never away. */
  public static final Absence NONE = new Absence(State.OFF, null, null, "", Map.of());

  public Absence {
    words = Map.copyOf(words);
    boolean timed = from != null && until != null && from.isBefore(until);
    if ((from == null) != (until == null) || state == State.BETWEEN && !timed) {
      throw new Refusal.Malformed("a time to be away", "expected a start before an end");
    }
    if (subject.length() > LONGEST_SUBJECT) {
      throw new Refusal.TooLarge("subject", LONGEST_SUBJECT);
    }
  }

  public boolean isAway(Instant now) {
    return switch (state) {
      case OFF -> false;
      case ON -> true;
      case BETWEEN -> from != null && until != null && !now.isBefore(from) && now.isBefore(until);
    };
  }

  public Words to(Audience audience) {
    return words.getOrDefault(audience, Words.NONE);
  }

  public Absence in(State newState) {
    return new Absence(newState, from, until, subject, words);
  }

  public Absence between(Instant newFrom, Instant newUntil) {
    return new Absence(state, newFrom, newUntil, subject, words);
  }

  public Absence saying(Audience audience, Words newWords) {
    Map<Audience, Words> all = new EnumMap<>(Audience.class);
    all.putAll(words);
    all.put(audience, newWords);
    return new Absence(state, from, until, subject, all);
  }
}
