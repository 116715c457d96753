package com.mailfence.core.item;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;

/** Names one collection for ever: its account and the number of its birth there. */
public record CollectionId(AccountId account, long number) implements Comparable<CollectionId> {
  /** Whether the reader may see it and what lies in it. */
  public boolean isReadableBy(Reader who) {
    return who.mayRead(account, number);
  }

  /** Whether the reader may change what lies in it. */
  public boolean isWritableBy(Reader who) {
    return who.mayWrite(account, number);
  }

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
