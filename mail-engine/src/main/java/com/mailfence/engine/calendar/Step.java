package com.mailfence.engine.calendar;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.resource.Stored;
import java.util.Set;

/**
 * Something to be done with a calendar object, made ready outside the commit so that a client's own
 * notes can move in the same one. Its rights were checked when it was made ready.
 */
public interface Step extends Consequence {
  /**
   * Does it. As a commit may be tried more than once, so may this.
   *
   * @return what lies there now, or, after a removal, the tombstone
   */
  Stored run(Draft draft);

  /** The same, and what it leaves there is gone by the same commit. */
  default Step andGone() {
    Step first = this;
    return new Step() {
      @Override
      public Set<AccountId> accounts() {
        return first.accounts();
      }

      @Override
      public Stored run(Draft draft) {
        return gone(draft.remove(first.run(draft).item().id()));
      }

      @Override
      public void after() {
        first.after();
      }
    };
  }

  /** What a step that changes one account does. */
  @FunctionalInterface
  interface Deed {
    Stored run(Draft draft);
  }

  /** A step that changes one account only. */
  static Step of(AccountId account, Deed deed) {
    return of(Set.of(account), deed);
  }

  /** A step that changes these accounts, all with the right of the one who does it. */
  static Step of(Set<AccountId> accounts, Deed deed) {
    return new Step() {
      @Override
      public Set<AccountId> accounts() {
        return accounts;
      }

      @Override
      public Stored run(Draft draft) {
        return deed.run(draft);
      }
    };
  }

  /** What a removal leaves. */
  static Stored gone(Item tombstone) {
    return new Stored(tombstone, false, false);
  }
}
