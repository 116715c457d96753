package com.mailfence.engine.delivery;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.store.Draft;
import java.util.List;
import java.util.Set;

/**
 * What is done in the same commit as a delivery, once it is known what became of it.
 *
 * <p>As the commit may be tried more than once, so may this: it must act through its draft only.
 */
public interface Sequel {
  /** Nothing more. */
  Sequel NONE =
      new Sequel() {
        @Override
        public Set<AccountId> accounts() {
          return Set.of();
        }

        @Override
        public void run(Draft draft, List<Fate> fates) {
          // nothing to do
        }
      };

  /** The accounts it writes to. */
  Set<AccountId> accounts();

  /**
   * @param fates one for each recipient, in order
   */
  void run(Draft draft, List<Fate> fates);
}
