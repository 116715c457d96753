package com.mailfence.engine.share;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.share.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user may see of others at one moment. It is found anew for each request, so that what is
 * taken back ends with the next one. // SH03, GROUP-001
 *
 * @param lent each collection once, by owner and number
 * @param deputy for whom the user acts: READ sees all calendars, WRITE changes and invites as well
 * @param groups estates of the groups the user is a member of, also by way of other groups
 */
public record Standing(
    Account self, List<Lent> lent, Map<AccountId, Access> deputy, List<Account> groups) {
  public Standing {
    lent = List.copyOf(lent);
    deputy = Map.copyOf(deputy);
    groups = List.copyOf(groups);
  }

  /** The user with all that others lend him. */
  public Reader reader() {
    return Reader.owner(self.id())
        .lent(
            lent.stream()
                .map(
                    one ->
                        new Reader.Loan(
                            one.owner().id(), one.row().number(), one.access() == Access.WRITE))
                .toList());
  }

  /** How a collection is lent; empty if it is not. */
  public Optional<Lent> of(CollectionId id) {
    return lent.stream().filter(one -> one.row().id().equals(id)).findFirst();
  }

  /** Whether the user speaks for the account to the guests of its meetings. // RFC 6638 s6.2 */
  public boolean speaksFor(AccountId account) {
    return account.equals(self.id()) || deputy.get(account) == Access.WRITE;
  }
}
