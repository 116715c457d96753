package com.mailfence.engine.account;

import com.mailfence.core.account.Account;
import java.util.List;

/** Where mail to an address goes. */
public sealed interface Route {
  /** To these accounts, each once; never empty. */
  record Local(List<Account> accounts) implements Route {
    public Local {
      accounts = List.copyOf(accounts);
    }
  }

  /** The domain is ours and the address nobody's, or it is no address at all. */
  record Nobody() implements Route {}

  /**
   * The domain is another house's.
   *
   * @param domain canonical
   */
  record Elsewhere(String domain) implements Route {}
}
