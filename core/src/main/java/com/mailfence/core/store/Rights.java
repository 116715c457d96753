package com.mailfence.core.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;

/** What the reader of a commit may change, of what it sees. */
record Rights(Reader who) {
  void refuseUnlessWritable(CollectionId id) {
    if (!id.isWritableBy(who)) {
      throw new Refusal.Forbidden(id + " is for reading only"); // SHARE-010, CAL-014
    }
  }

  /** What concerns an account as a whole is its owner's alone. // SH04 */
  void refuseUnlessOwn(AccountId account) {
    if (!who.mayWrite(account)) {
      throw who.reaches(account)
          ? new Refusal.Forbidden(account + " is another's")
          : new Refusal.NotFound("account");
    }
  }

  /** Who works in an account keeps notes there. */
  void refuseIdler(AccountId account) {
    if (!who.worksIn(account)) {
      throw new Refusal.NotFound("note");
    }
  }
}
