package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Changes;
import com.mailfence.core.change.Source;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;

/** Where readers get their rows: the hot queries of the house. */
final class HibernateChanges implements Changes {
  private final Database database;

  HibernateChanges(Database database) {
    this.database = database;
  }

  @Override
  public Source<Item> items(Reader who, CollectionId collection) {
    return new ItemSource(database, who, collection);
  }

  @Override
  public Source<Collection> folders(Reader who, AccountId account) {
    return new FolderSource(database, who, account);
  }
}
