package com.mailfence.core.wake;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;

/** What one can wait for. */
public sealed interface Topic {
  /** Whose topic it is. */
  AccountId account();

  /** Something happened to an item of the collection. */
  record Items(CollectionId collection) implements Topic {
    @Override
    public AccountId account() {
      return collection.account();
    }
  }

  /** Something happened to the account's list of collections. */
  record Folders(AccountId account) implements Topic {}
}
