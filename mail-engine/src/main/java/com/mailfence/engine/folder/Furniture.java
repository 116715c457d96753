package com.mailfence.engine.folder;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The folders every account has from the start. FOLD-001, SYNC-004 */
enum Furniture {
  INBOX(Kind.MAIL, Role.INBOX, "Inbox"),
  DRAFTS(Kind.MAIL, Role.DRAFTS, "Drafts"),
  SENT(Kind.MAIL, Role.SENT, "Sent"),
  TRASH(Kind.MAIL, Role.TRASH, "Trash"),
  SPAM(Kind.MAIL, Role.SPAM, "Spam?"),
  TEMPLATES(Kind.MAIL, Role.TEMPLATES, "Templates"),
  CALENDAR(Kind.CALENDAR, Role.MAIN, "Calendar"),
  CONTACTS(Kind.CONTACTS, Role.MAIN, "Contacts"),
  TASKS(Kind.TASKS, Role.MAIN, "Tasks"),
  NOTES(Kind.NOTES, Role.MAIN, "Notes");

  /** Only where the house keeps them. // SYNC-005 */
  private static final Set<Furniture> LISTS = EnumSet.of(TASKS, NOTES);

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
    place(draft, account, EnumSet.complementOf(EnumSet.copyOf(LISTS)));
  }

  /** The same of the lists of tasks and notes. */
  static void placeLists(Draft draft, AccountId account) {
    place(draft, account, LISTS);
  }

  private static void place(Draft draft, AccountId account, Set<Furniture> wanted) {
    List<Collection> there = draft.collections(account);
    for (Furniture piece : wanted) {
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
