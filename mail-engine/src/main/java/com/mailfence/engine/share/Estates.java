package com.mailfence.engine.share;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.Store;

/** What belongs to groups: each has a calendar and an address book from the start. GROUP-002 */
final class Estates {
  private final Directory directory;
  private final Catalog catalog;
  private final Store store;

  Estates(Directory directory, Catalog catalog, Store store) {
    this.directory = directory;
    this.catalog = catalog;
    this.store = store;
  }

  /**
   * The account of the group, furnished.
   *
   * @throws Refusal.NotFound if there is no such group
   */
  Account of(String group) {
    Account estate = directory.estate(group);
    if (catalog.collections(Reader.house(), estate.id()).isEmpty()) {
      store.commit(Reader.house(), estate.id(), draft -> furnish(draft, estate.id()));
    }
    return estate;
  }

  private static AccountId furnish(Draft draft, AccountId estate) {
    if (draft.collections(estate).isEmpty()) {
      draft.addCollection(new NewCollection(estate, Kind.CALENDAR, Role.MAIN, "Calendar", null));
      draft.addCollection(new NewCollection(estate, Kind.CONTACTS, Role.MAIN, "Contacts", null));
    }
    return estate;
  }
}
