package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.share.Grant;
import com.mailfence.dav.wire.Prefer;
import java.util.List;

/**
 * Who looks, and with what.
 *
 * @param self who is logged in
 * @param loans what others lend him
 * @param rows as they stand now
 * @param prefer what the client would rather have
 * @param agent the header User-Agent, may be empty
 */
public record View(Rooms rooms, Account self, Loans loans, Rows rows, Prefer prefer, String agent) {
  /** A look at the rows as they stand now. */
  public static View of(Rooms rooms, Account self, Prefer prefer, String agent) {
    var loans = new Loans(rooms.sharing(), self);
    Rows rows = Rows.of(rooms.catalog(), rooms.notes(), loans::reader);
    return new View(rooms, self, loans, rows, prefer, agent);
  }

  /** Whose rights apply to all that is read and written. */
  public Reader who() {
    return loans.reader();
  }

  /** What the user lends to others. */
  public List<Grant> given() {
    return loans.given();
  }

  public Tree tree() {
    return new Tree(rows, self, loans);
  }
}
