package com.mailfence.core.share;

import com.mailfence.core.account.AccountId;
import java.util.List;

/** The register of grants. Each call that writes is durable when it returns. */
public interface Grants {
  List<Grant> by(AccountId owner);

  List<Grant> to(AccountId grantee);

  /**
   * Adds the grant or replaces the one of the same owner and grantee; no rights removes it. Throws
   * {@code NotFound} if there is no such account.
   */
  void put(Grant grant);
}
