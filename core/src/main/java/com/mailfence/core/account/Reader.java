package com.mailfence.core.account;

import org.jspecify.annotations.Nullable;

/**
 * Who asks. Every read and every commit names its reader, and rights are checked where rows are
 * read, so that no surface can be used to get around them.
 *
 * @param self the account the reader is logged in as; null for the house itself (delivery,
 *     maintenance)
 */
public record Reader(@Nullable AccountId self) {
  private static final Reader HOUSE = new Reader(null);

  /** The owner of an account, with all rights in it and none elsewhere. */
  public static Reader owner(AccountId account) {
    return new Reader(account);
  }

  /** The house itself: mail delivery, maintenance, administration on the command line. */
  public static Reader house() {
    return HOUSE;
  }

  public boolean mayRead(AccountId account) {
    return self == null || self.equals(account);
  }

  public boolean mayWrite(AccountId account) {
    return self == null || self.equals(account);
  }
}
