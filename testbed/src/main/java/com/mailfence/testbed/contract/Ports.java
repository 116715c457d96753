package com.mailfence.testbed.contract;

import com.mailfence.core.account.Directory;
import com.mailfence.core.change.Changes;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.share.Grants;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.core.wake.WakeBoard;

/** The ports of one house under test. */
public record Ports(
    Store store,
    Changes changes,
    Catalog catalog,
    Directory directory,
    ClientNotes notes,
    Outbox outbox,
    Grants grants,
    Blobs blobs,
    WakeBoard wakes) {

  /** A fresh account with an Inbox and a second folder; others may share the house. */
  Tenant tenant() {
    return Tenant.moveInto(this, 0);
  }

  Tenant tenant(long quotaBytes) {
    return Tenant.moveInto(this, quotaBytes);
  }
}
