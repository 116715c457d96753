package com.mailfence.core.change;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;

/** Where readers get their rows. */
public interface Changes {
  /**
   * The items of a collection. The returned source throws {@code NotFound} when used if there is no
   * such collection, it is removed, or the reader may not read it: all three look the same.
   */
  Source<Item> items(Reader who, CollectionId collection);

  /** The collections of an account; throws {@code NotFound} when used if the reader may not. */
  Source<Collection> folders(Reader who, AccountId account);
}
