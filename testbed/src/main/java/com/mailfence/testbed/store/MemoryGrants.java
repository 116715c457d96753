package com.mailfence.testbed.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import java.util.ArrayList;
import java.util.List;

/** Grants in memory. */
public final class MemoryGrants implements Grants {
  private final List<Grant> all = new ArrayList<>();

  MemoryGrants() {}

  @Override
  public synchronized List<Grant> by(AccountId owner) {
    return all.stream().filter(grant -> grant.owner().equals(owner)).toList();
  }

  @Override
  public synchronized List<Grant> to(AccountId grantee) {
    return all.stream().filter(grant -> grant.grantee().equals(grantee)).toList();
  }

  @Override
  public synchronized void put(Grant grant) {
    all.removeIf(g -> g.owner().equals(grant.owner()) && g.grantee().equals(grant.grantee()));
    if (!grant.rights().isEmpty()) {
      all.add(grant);
    }
  }
}
