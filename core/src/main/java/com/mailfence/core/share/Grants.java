package com.mailfence.core.share;

import com.mailfence.core.account.AccountId;
import java.util.List;
import java.util.function.UnaryOperator;

/** The register of grants. Each call that writes is durable when it returns. */
public interface Grants {
  List<Grant> by(AccountId owner);

  List<Grant> to(AccountId grantee);

  /**
   * Changes what the one grants the other; two who do so at once do not undo each other. One that
   * grants nothing is gone. Throws {@code NotFound} if there is no such account.
   *
   * @param change given what is granted now, which may be nothing; it may run more than once
   * @return what is granted from now on
   */
  Grant change(AccountId owner, AccountId grantee, UnaryOperator<Grant> change);

  /** Adds the grant or replaces the one of the same owner and grantee; an empty one removes it. */
  default void put(Grant grant) {
    change(grant.owner(), grant.grantee(), before -> grant);
  }
}
