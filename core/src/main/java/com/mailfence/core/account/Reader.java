package com.mailfence.core.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every read and every commit names its reader, and rights are checked where rows are
 * read, so that no surface can be used to get around them.
 *
 * @param self the account the reader is logged in as; null for the house itself (delivery,
 *     maintenance)
 * @param lent what others lend the reader: by account, each collection's number and whether it may
 *     be written to
 */
public record Reader(@Nullable AccountId self, Map<AccountId, Map<Long, Boolean>> lent) {
  private static final Reader HOUSE = new Reader(null, Map.of());

  public Reader {
    lent = Map.copyOf(lent);
  }

  /** The owner of an account, with all rights in it and none elsewhere. */
  public static Reader owner(AccountId account) {
    return new Reader(account, Map.of());
  }

  /** The house itself: mail delivery, maintenance, administration on the command line. */
  public static Reader house() {
    return HOUSE;
  }

  /** One collection of another account that a reader may see, or write to as well. */
  public record Loan(AccountId owner, long collection, boolean writable) {}

  /** The same reader with these loans and no others; of two of one collection the wider counts. */
  public Reader lent(Collection<Loan> loans) {
    Map<AccountId, Map<Long, Boolean>> all = new HashMap<>();
    for (Loan loan : loans) {
      all.computeIfAbsent(loan.owner(), owner -> new HashMap<>())
          .merge(loan.collection(), loan.writable(), Boolean::logicalOr);
    }
    all.replaceAll((owner, numbers) -> Map.copyOf(numbers));
    return new Reader(self, all);
  }

  /** Whether the reader may see everything in the account. */
  public boolean mayRead(AccountId account) {
    return self == null || self.equals(account);
  }

  /** Whether the reader may do everything in the account. */
  public boolean mayWrite(AccountId account) {
    return self == null || self.equals(account);
  }

  /** Whether the reader may see a collection of the account and what lies in it. */
  public boolean mayRead(AccountId account, long collection) {
    return mayRead(account) || loans(account).containsKey(collection);
  }

  /** Whether the reader may add, change and remove what lies in a collection of the account. */
  public boolean mayWrite(AccountId account, long collection) {
    return mayWrite(account) || loans(account).getOrDefault(collection, false);
  }

  /** Whether there is anything in the account that the reader may see. */
  public boolean reaches(AccountId account) {
    return mayRead(account) || lent.containsKey(account);
  }

  /** Whether there is anything in the account that the reader may change. */
  public boolean worksIn(AccountId account) {
    return mayWrite(account) || loans(account).containsValue(true);
  }

  private Map<Long, Boolean> loans(AccountId account) {
    return lent.getOrDefault(account, Map.of());
  }
}
