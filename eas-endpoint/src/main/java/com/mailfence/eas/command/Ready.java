package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import java.util.Set;

/**
 * What one command of a device is to come to: read and composed, its bytes stored, before the
 * commit that lays it down. It may be laid down more than once, if the commit is tried again.
 */
interface Ready {
  /**
   * Lays down a new item.
   *
   * @throws Refusal if it cannot be
   */
  Laid add(Lay lay);

  /**
   * Lays it down in place of an item.
   *
   * @throws Refusal if it cannot be
   */
  Laid change(Lay lay, Item before);

  /** The accounts it writes to beside the device's own. */
  default Set<AccountId> accounts() {
    return Set.of();
  }

  /** Whether what lies there is still what it was composed on, where that matters. */
  default boolean fits(Draft draft) {
    return true;
  }

  /** To be called once the commit is durable. */
  default void after() {}
}
