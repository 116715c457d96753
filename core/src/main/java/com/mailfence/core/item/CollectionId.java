package com.mailfence.core.item;

import com.mailfence.core.account.AccountId;

/** Names one collection for ever: its account and the number of its birth there. */
public record CollectionId(AccountId account, long number) implements Comparable<CollectionId> {
  @Override
  public int compareTo(CollectionId other) {
    int byAccount = account.compareTo(other.account);
    return byAccount != 0 ? byAccount : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "collection " + account.number() + "/" + number;
  }
}
