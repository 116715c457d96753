package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.dav.wire.Prefer;

/**
 * Who looks, and with what.
 *
 * @param self who is logged in
 * @param rows as they stand now
 * @param prefer what the client would rather have
 * @param agent the header User-Agent, may be empty
 */
public record View(Rooms rooms, Account self, Rows rows, Prefer prefer, String agent) {
  /** A look at the rows as they stand now. */
  public static View of(Rooms rooms, Account self, Prefer prefer, String agent) {
    Rows rows = Rows.of(rooms.catalog(), rooms.notes(), Reader.owner(self.id()));
    return new View(rooms, self, rows, prefer, agent);
  }

  /** Whose rights apply to all that is read and written. */
  public Reader who() {
    return Reader.owner(self.id());
  }

  public Tree tree() {
    return new Tree(rows, self);
  }
}
