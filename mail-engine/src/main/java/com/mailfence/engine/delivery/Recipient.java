package com.mailfence.engine.delivery;

import com.mailfence.core.account.AccountId;
import java.util.List;

/**
 * One recipient of the envelope.
 *
 * @param address as the sender wrote it, plus tag and all (PLUS-002)
 * @param accounts whom it reaches; one, or the members of a group
 */
public record Recipient(String address, List<AccountId> accounts) {
  public Recipient {
    accounts = List.copyOf(accounts);
  }
}
