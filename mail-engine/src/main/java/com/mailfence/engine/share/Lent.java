package com.mailfence.engine.share;

import com.mailfence.core.account.Account;
import com.mailfence.core.item.Collection;
import com.mailfence.core.share.Access;

/**
 * A collection of somebody else that the user may see.
 *
 * @param owner a user, or the estate of a group
 * @param way how it came to the user
 */
public record Lent(Account owner, Collection row, Access access, Way way) {
  /** How a collection comes to somebody; what comes first shows itself more. */
  public enum Way {
    /** The user is a member of the group. CAL-014 */
    GROUP,
    /** The owner offered it and the user took it. */
    SHARED,
    /** The owner offered it and the user has not answered. */
    ASKED,
    /** The user acts for the owner, who lets him see all calendars. */
    DEPUTY,
    /** The owner's mailbox is shared, and his contacts can be seen with it. SHARE-010 */
    MAILBOX
  }

  /** Whether it lies beside the user's own collections, and not only at its owner's. SHARE-002 */
  public boolean isBeside() {
    return way == Way.GROUP || way == Way.SHARED;
  }

  /** The same collection come by two ways: the first to show itself, with the wider access. */
  Lent and(Lent other) {
    Lent first = way.compareTo(other.way) <= 0 ? this : other;
    Access wider = access.compareTo(other.access) >= 0 ? access : other.access;
    return new Lent(owner, row, wider, first.way);
  }
}
