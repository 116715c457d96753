package com.mailfence.engine.folder;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import java.util.List;

/** The folders every account has from the start. FOLD-001, SYNC-004 */
enum Furniture {
  INBOX(Kind.MAIL, Role.INBOX, "Inbox"),
  DRAFTS(Kind.MAIL, Role.DRAFTS, "Drafts"),
  SENT(Kind.MAIL, Role.SENT, "Sent"),
  TRASH(Kind.MAIL, Role.TRASH, "Trash"),
  SPAM(Kind.MAIL, Role.SPAM, "Spam?"),
  TEMPLATES(Kind.MAIL, Role.TEMPLATES, "Templates"),
  CALENDAR(Kind.CALENDAR, Role.MAIN, "Calendar"),
  CONTACTS(Kind.CONTACTS, Role.MAIN, "Contacts");

  private final Kind kind;
  private final Role role;
  private final String title;

  Furniture(Kind kind, Role role, String title) {
    this.kind = kind;
    this.role = role;
    this.title = title;
  }

  /** Adds what is missing of it; does nothing, and numbers nothing, where all is there. */
  static void place(Draft draft, AccountId account) {
    List<Collection> there = draft.collections(account);
    for (Furniture piece : values()) {
      if (there.stream().noneMatch(piece::is)) {
        String name = Names.free(piece.title, null, there);
        draft.addCollection(new NewCollection(account, piece.kind, piece.role, name, null));
      }
    }
  }

  private boolean is(Collection collection) {
    return collection.kind() == kind && collection.role() == role;
  }
}
