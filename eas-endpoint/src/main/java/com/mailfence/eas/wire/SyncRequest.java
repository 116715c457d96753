package com.mailfence.eas.wire;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A Sync request. [MS-ASCMD] section 2.2.1.21.
 *
 * @param partial whether collections that are not named are asked for as they were before
 * @param patience how long the device would wait for news; null when it would not, or when a
 *     partial request leaves it as it was
 * @param window most changes in the whole answer; {@link #UNBOUNDED} without limit
 * @param collections in the order in which they are served [MS-ASCMD] R4777
 */
public record SyncRequest(
    boolean partial, @Nullable Patience patience, int window, List<CollectionRequest> collections) {
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  public SyncRequest {
    collections = List.copyOf(collections);
  }

  /** The same request for these collections. */
  public SyncRequest only(List<CollectionRequest> others) {
    return new SyncRequest(partial, patience, window, others);
  }

  /**
   * How long a device would wait.
   *
   * @param amount as it was asked, within bounds or not
   * @param minutes whether it was asked in minutes by Wait, or in seconds by HeartbeatInterval
   */
  public record Patience(int amount, boolean minutes) {
    /**
     * The bound that was passed, in the unit it was asked in. [MS-ASCMD] R3227 to R3230
     *
     * @param leastSeconds shortest wait that is granted
     * @param mostSeconds longest wait that is granted
     */
    public OptionalInt limit(long leastSeconds, long mostSeconds) {
      long least = minutes ? (leastSeconds + 59) / 60 : leastSeconds;
      long most = minutes ? mostSeconds / 60 : mostSeconds;
      if (amount < least) {
        return OptionalInt.of((int) least);
      }
      return amount > most ? OptionalInt.of((int) most) : OptionalInt.empty();
    }

    public Duration duration() {
      return minutes ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount);
    }
  }
}
