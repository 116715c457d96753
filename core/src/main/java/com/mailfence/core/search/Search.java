package com.mailfence.core.search;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;

/** Finds mail. */
public interface Search {
  /**
   * Mails of the account that the reader may read and that meet all of the query.
   *
   * @param most mails that are wanted, at least 1
   */
  Found find(Reader who, AccountId account, Query query, int most);
}
