package com.mailfence.engine.account;

import com.mailfence.core.account.Account;
import java.time.Duration;

/** What became of a login. */
public sealed interface Outcome {
  /**
   * The account is open.
   *
   * @param label of the app password used; {@code ""} for the account password
   */
  record Granted(Account account, String label) implements Outcome {}

  /** No: whatever the reason, it is told alike (AU01). */
  record Denied() implements Outcome {}

  /** Nobody looked: too many failed before, or too many try at once. Try again after the time. */
  record Throttled(Duration retryAfter) implements Outcome {}
}
