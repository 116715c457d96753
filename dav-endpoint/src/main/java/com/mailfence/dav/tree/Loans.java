package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.share.Grant;
import com.mailfence.engine.share.Neighbours;
import com.mailfence.engine.share.Sharing;
import com.mailfence.engine.share.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What others lend the user of one request. It is looked up when somebody else's things are in
 * question and not before: most requests are about the user's own.
 */
public final class Loans {
  private final Sharing sharing;
  private final Account self;
  private @Nullable Standing known;
  private @Nullable List<Grant> given;
  private Reader reader;

  public Loans(Sharing sharing, Account self) {
    this.sharing = sharing;
    this.self = self;
    this.reader = Reader.owner(self.id());
  }

  public Standing standing() {
    Standing found = known;
    if (found == null) {
      found = sharing.standing(self);
      known = found;
      reader = found.reader();
    }
    return found;
  }

  /** The user, with what others lend as soon as that was in question. */
  public Reader reader() {
    return reader;
  }

  /** What the user lends to others. */
  public List<Grant> given() {
    List<Grant> found = given;
    if (found == null) {
      found = sharing.given(self.id());
      given = found;
    }
    return found;
  }

  public Neighbours neighbours() {
    return sharing.neighbours();
  }
}
