package com.mailfence.eas.device;

import com.mailfence.core.account.Account;

/** How many devices an account may sync: the plan says so. SYNC-009 */
@FunctionalInterface
public interface DeviceLimit {
  /** As many as one likes. */
  DeviceLimit NONE = account -> -1;

  /** Negative: without limit; 0: none at all // SYNC-010 */
  int of(Account account);
}
