package com.mailfence.engine.delivery;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.folder.Folders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of one delivery in each account, in the course of its commit. */
final class Outcomes {
  private final Map<AccountId, Item> stored = new HashMap<>();
  private final Map<AccountId, Refusal> refused = new HashMap<>();

  /**
   * Adds the message to the Inbox, or where its conversation goes, if it can; an addition that is
   * refused has changed nothing.
   */
  void add(Draft draft, AccountId account, Post post, Instant received) {
    try {
      CollectionId inbox = Folders.playing(draft, account, Role.INBOX).id();
      NewItem fresh = post.into(draft, inbox, received, Marks.NONE);
      CollectionId home = ThreadHomes.of(draft, account, fresh.thread()).orElse(inbox);
      stored.put(account, draft.add(fresh.in(home)));
    } catch (Refusal.OverQuota | Refusal.NotFound refusal) {
      refused.put(account, refusal); // ST05: it may be gone since it was named
    }
  }

  /** Those of the accounts that have the message now. */
  List<AccountId> taken(Set<AccountId> accounts) {
    return accounts.stream().filter(stored::containsKey).toList();
  }

  List<Fate> fates(List<Recipient> recipients) {
    return recipients.stream().map(this::fate).toList();
  }

  private Fate fate(Recipient recipient) {
    List<Item> items = new ArrayList<>();
    List<AccountId> missed = new ArrayList<>();
    for (AccountId account : recipient.accounts()) {
      Item item = stored.get(account);
      if (item == null) {
        missed.add(account);
      } else {
        items.add(item);
      }
    }
    return items.isEmpty()
        ? new Fate.Refused(why(recipient, missed))
        : new Fate.Stored(items, missed);
  }

  private Refusal why(Recipient recipient, List<AccountId> missed) {
    for (AccountId account : missed) {
      Refusal refusal = refused.get(account);
      if (refusal != null) {
        return refusal;
      }
    }
    return new Refusal.NotFound(recipient.address());
  }
}
