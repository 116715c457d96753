package com.mailfence.core.item;

import com.mailfence.core.account.AccountId;

/**
 * Names one item for ever: its account and the number of its birth there, which is its {@code
 * created} sequence.
 */
public record ItemId(AccountId account, long number) implements Comparable<ItemId> {
  @Override
  public int compareTo(ItemId other) {
    int byAccount = account.compareTo(other.account);
    return byAccount != 0 ? byAccount : Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "item " + account.number() + "/" + number;
  }
}
