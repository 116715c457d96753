package com.mailfence.engine.delivery;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Draft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which conversation of an account a message belongs to. THREAD-003 */
public final class Threads {
  /** Ids looked up for one message: each is a question to the store while the account waits. */
  private static final int ASKED = 12;

  private Threads() {}

  /**
   * The conversation of a message about to be added.
   *
   * @param key the message's own id; null if it has none
   * @return 0 if none of those it speaks of is here
   */
  public static long find(Draft draft, AccountId account, @Nullable String key, MailFacets mail) {
    for (String id : kin(key, mail)) {
      List<Item> found = draft.keyed(account, id);
      if (!found.isEmpty()) {
        return found.get(0).thread();
      }
    }
    return 0;
  }

  /** Copies of itself first, then whom it answers, then the ancestors from the nearest on. */
  private static Set<String> kin(@Nullable String key, MailFacets mail) {
    Set<String> ids = new LinkedHashSet<>();
    if (key != null) {
      ids.add(key);
    }
    ids.add(mail.inReplyTo());
    List<String> references = mail.references();
    for (int i = references.size() - 1; i >= 0 && ids.size() < ASKED; i--) {
      ids.add(references.get(i));
    }
    if (!references.isEmpty()) {
      ids.add(references.get(0)); // the root, however long the chain became
    }
    ids.remove("");
    return ids;
  }
}
