package com.mailfence.core.account;

import java.time.Instant;

/**
 * One user's account, as the directory holds it.
 *
 * @param id its number
 * @param address main address, canonical: lower case, domain in A-labels; also the login (BASE-002)
 * @param displayName the user's name as shown to others, may be empty
 * @param state whether it may be used
 * @param quotaBytes space for everything stored, in bytes; 0 means without limit
 * @param shortActive whether the short domain's twin of each address is active (SHORT-003)
 * @param created when it was made
 */
public record Account(
    AccountId id,
    String address,
    String displayName,
    State state,
    long quotaBytes,
    boolean shortActive,
    Instant created) {

  /** Whether an account may be used. A disabled one receives mail and lets nobody in. */
  public enum State {
    ACTIVE,
    DISABLED,
    /** What belongs to the group of the same address: no mail comes here and nobody logs in. */
    GROUP
  }

  public boolean active() {
    return state == State.ACTIVE;
  }

  public Account named(String newName) {
    return new Account(id, address, newName, state, quotaBytes, shortActive, created);
  }

  public Account in(State newState) {
    return new Account(id, address, displayName, newState, quotaBytes, shortActive, created);
  }

  public Account withQuota(long bytes) {
    return new Account(id, address, displayName, state, bytes, shortActive, created);
  }

  public Account withShort(boolean active) {
    return new Account(id, address, displayName, state, quotaBytes, active, created);
  }
}
