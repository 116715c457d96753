package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import java.util.List;

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
  public void put(Grant grant) {
    synchronized (rows) {
      if (!rows.books.containsKey(grant.owner()) || !rows.books.containsKey(grant.grantee())) {
        throw new Refusal.NotFound("account");
      }
      rows.grants.removeIf(
          g -> g.owner().equals(grant.owner()) && g.grantee().equals(grant.grantee()));
      if (!grant.rights().isEmpty()) {
        rows.grants.add(grant);
      }
    }
  }
}
