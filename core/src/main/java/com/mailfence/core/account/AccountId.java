package com.mailfence.core.account;

/** Names an account for ever; a number is never given twice. */
public record AccountId(long number) implements Comparable<AccountId> {
  public AccountId {
    if (number < 1) {
      throw new IllegalArgumentException("account number " + number);
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return "account " + number;
  }
}
