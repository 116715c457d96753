package com.mailfence.engine.calendar;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.resource.Stored;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A change together with what it means for others. */
record Planned(
    AccountId owner, @Nullable Scheduling scheduling, Scheduling.Plan plan, Step.Deed deed)
    implements Step {
  @Override
  public Set<AccountId> accounts() {
    Set<AccountId> all = new HashSet<>(plan.accounts());
    all.add(owner);
    return all;
  }

  @Override
  public boolean tells() {
    return !plan.entries().isEmpty() || !plan.mails().isEmpty();
  }

  @Override
  public Stored run(Draft draft) {
    Stored stored = deed.run(draft);
    if (scheduling != null) {
      scheduling.run(draft, plan);
    }
    return stored;
  }

  @Override
  public void after() {
    if (scheduling != null) {
      scheduling.after(plan);
    }
  }
}
