package com.mailfence.core.account;

/**
 * Who an address belongs to. An address belongs to one owner only (ALIAS-003).
 *
 * <p>Aliases are addresses of an account besides its main one; the rules of plus addresses and of
 * the short domain are the engine's and are applied before the directory is asked.
 */
public sealed interface Owner {
  /** Mail goes to this account. */
  record OfAccount(AccountId account) implements Owner {}

  /** Mail goes to the members of this group. */
  record OfGroup(Group group) implements Owner {}
}
