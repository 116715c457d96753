package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Grants in memory. */
public final class MemoryGrants implements Grants {
  private final Rows rows;

  MemoryGrants(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<Grant> by(AccountId owner) {
    synchronized (rows) {
      return rows.grants.stream().filter(grant -> grant.owner().equals(owner)).toList();
    }
  }

  @Override
  public List<Grant> to(AccountId grantee) {
    synchronized (rows) {
      return rows.grants.stream().filter(grant -> grant.grantee().equals(grantee)).toList();
    }
  }

  @Override
  public Grant change(AccountId owner, AccountId grantee, UnaryOperator<Grant> change) {
    synchronized (rows) {
      if (!rows.books.containsKey(owner) || !rows.books.containsKey(grantee)) {
        throw new Refusal.NotFound("account");
      }
      Grant before =
          rows.grants.stream()
              .filter(grant -> grant.owner().equals(owner) && grant.grantee().equals(grantee))
              .findFirst()
              .orElse(new Grant(owner, grantee, Set.of()));
      Grant after = change.apply(before);
      rows.grants.remove(before);
      if (!after.isEmpty()) {
        rows.grants.add(after);
      }
      return after;
    }
  }
}
