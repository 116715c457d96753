package com.mailfence.engine.calendar;

import com.mailfence.core.account.AccountId;
import java.util.Set;

/** What a change of somebody's calendar means for others, made ready outside the commit. */
public interface Consequence {
  /** The accounts it writes to; if it tells others, the commit must be the house's. */
  Set<AccountId> accounts();

  /** Whether it reaches others than the owner: their calendars, or by mail in his name. */
  default boolean tells() {
    return false;
  }

  /** To be called once the commit is durable. */
  default void after() {}
}
