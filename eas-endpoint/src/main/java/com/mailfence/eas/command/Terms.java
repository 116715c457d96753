package com.mailfence.eas.command;

import java.time.Duration;

/**
 * What the operator may set about this protocol.
 *
 * @param shortestWait least heartbeat, at least 60 s [MS-ASCMD] R3227
 * @param longestWait greatest heartbeat, at most 3,540 s
 * @param mostFolders folders one Ping may name, at least 1
 */
public record Terms(Duration shortestWait, Duration longestWait, int mostFolders) {
  public static final Terms DEFAULT =
      new Terms(Duration.ofSeconds(60), Duration.ofSeconds(3540), 200);

  public Terms {
    if (shortestWait.toSeconds() < 1
        || longestWait.toSeconds() > 3540
        || shortestWait.compareTo(longestWait) > 0
        || mostFolders < 1) {
      throw new IllegalArgumentException("bounds of waiting");
    }
  }
}
