package com.mailfence.core.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The only door for writing. One commit locks the given accounts in order of number, numbers what
 * it touches, and is durable before it returns; then whoever waits is woken. A work that throws
 * leaves nothing behind.
 */
public interface Store {
  /**
   * @param who whose rights apply to all the work does
   * @param accounts every account the work writes to
   * @return what the work returned, durable
   */
  <T extends @Nullable Object> T commit(Reader who, Set<AccountId> accounts, Work<T> work);

  /** The common case of one account. */
  default <T extends @Nullable Object> T commit(Reader who, AccountId account, Work<T> work) {
    return commit(who, Set.of(account), work);
  }
}
