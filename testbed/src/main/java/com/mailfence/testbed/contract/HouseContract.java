package com.mailfence.testbed.contract;

/** Everything a store must do. */
public interface HouseContract
    extends StoreContract,
        ItemContract,
        ChangesContract,
        CatalogContract,
        SpanContract,
        DirectoryContract,
        GrantsContract,
        LoanContract,
        NotesContract,
        OutboxContract,
        BlobsContract,
        WakeContract,
        CrowdContract {
  @Override
  Ports ports();
}
