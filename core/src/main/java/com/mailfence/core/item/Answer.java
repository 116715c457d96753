package com.mailfence.core.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was done with a message last, and when; {@code at} is null exactly for {@code NOTHING}. */
public record Answer(Verb verb, @Nullable Instant at) {
  public static final Answer NONE = new Answer(Verb.NOTHING, null);

  /** The last thing done with a message. */
  public enum Verb {
    NOTHING,
    REPLIED,
    REPLIED_ALL,
    FORWARDED
  }
}
