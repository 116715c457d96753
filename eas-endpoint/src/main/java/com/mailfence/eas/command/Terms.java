package com.mailfence.eas.command;

import java.time.Duration;

/**
 * What the operator may set about this protocol.
 *
 * @param shortestWait least heartbeat, at least 60 s [MS-ASCMD] R3227
 * @param longestWait greatest heartbeat, at most 3,540 s
 * @param mostFolders folders one Ping may name, at least 1
 * @param policyRequired whether a device must confirm the policy before it is let in; the policy
 *     itself asks nothing of it // SYNC-015
 * @param wakeForAdditionsOnly whether what only changed or went does not end a Ping [MS-ASCMD]
 *     R5641
 * @param recipientCache whether the folder of type 19 is listed. It is always empty, since the pool
 *     of suggestions is not published // AUTO-001
 * @param publishesDomain whether users find everybody of their own mail domain, or only those of
 *     their groups // EA16
 */
public record Terms(
    Duration shortestWait,
    Duration longestWait,
    int mostFolders,
    boolean policyRequired,
    boolean wakeForAdditionsOnly,
    boolean recipientCache,
    boolean publishesDomain) {
  public static final Terms DEFAULT =
      new Terms(Duration.ofSeconds(60), Duration.ofSeconds(3540), 200, false, false, false, true);

  public Terms {
    if (shortestWait.toSeconds() < 1
        || longestWait.toSeconds() > 3540
        || shortestWait.compareTo(longestWait) > 0
        || mostFolders < 1) {
      throw new IllegalArgumentException("bounds of waiting");
    }
  }
}
