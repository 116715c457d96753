package com.mailfence.core.share;

import com.mailfence.core.account.AccountId;
import java.util.Set;

/**
 * What one account lets another do.
 *
 * @param owner who grants
 * @param grantee who may
 * @param rights what
 */
public record Grant(AccountId owner, AccountId grantee, Set<Right> rights) {
  public Grant {
    rights = Set.copyOf(rights);
  }

  /** What a grantee may do in the owner's account. */
  public enum Right {
    READ_MAIL,
    WRITE_MAIL,
    SEND_ON_BEHALF,
    READ_CALENDAR,
    WRITE_CALENDAR,
    READ_CONTACTS
  }
}
