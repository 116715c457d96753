package com.mailfence.core.client;

import com.mailfence.core.Refusal;

/**
 * What an endpoint keeps for a client: opaque to the house.
 *
 * @param version 1 at first, one more at each writing
 * @param bytes at most 1 MiB
 */
public record Note(long version, byte[] bytes) {
  private static final int LIMIT = 1 << 20;

  /** Throws {@code TooLarge} when the bytes are. */
  public Note {
    if (bytes.length > LIMIT) {
      throw new Refusal.TooLarge("note", LIMIT);
    }
  }
}
