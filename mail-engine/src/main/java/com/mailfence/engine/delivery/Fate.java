package com.mailfence.engine.delivery;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Item;
import java.util.List;

/** What became of a message for one recipient. */
public sealed interface Fate {
  /**
   * It lies in the Inbox.
   *
   * @param items one for each account that has it
   * @param missed members of a group who could not take it
   */
  record Stored(List<Item> items, List<AccountId> missed) implements Fate {
    public Stored {
      items = List.copyOf(items);
      missed = List.copyOf(missed);
    }
  }

  /** It could not be stored, for this reason. */
  record Refused(Refusal why) implements Fate {}

  /** It has been on its way for too many stations: somewhere it goes round. // SM14 */
  record Looped() implements Fate {}
}
