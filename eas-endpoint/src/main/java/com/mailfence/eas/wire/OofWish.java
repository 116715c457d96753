package com.mailfence.eas.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device sets of the time its user is away; what it does not name stays. [MS-ASCMD] R3509
 *
 * @param state 0 off, 1 on, 2 on between the times; null if it stays
 * @param start null if the times stay
 * @param end null if the times stay
 */
public record OofWish(
    @Nullable Integer state,
    @Nullable Instant start,
    @Nullable Instant end,
    List<Message> messages) {
  public OofWish {
    messages = List.copyOf(messages);
  }

  /**
   * What is set for one audience.
   *
   * @param audience as the paper names it, "AppliesToInternal"
   * @param enabled null if it stays
   * @param text null if it stays
   * @param page whether the text is HTML
   */
  public record Message(
      String audience, @Nullable Boolean enabled, @Nullable String text, boolean page) {}
}
