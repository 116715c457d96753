package com.mailfence.eas.command;

import com.mailfence.core.account.Directory;
import com.mailfence.core.change.Changes;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.core.wake.Tips;
import com.mailfence.core.wake.WakeBoard;
import java.time.Clock;

/**
 * The doors of the house that commands go through.
 *
 * @param tips where topics stand, to compare with before waiting
 */
public record Rooms(
    Store store,
    Catalog catalog,
    Changes changes,
    Blobs blobs,
    ClientNotes notes,
    Directory directory,
    Tips tips,
    WakeBoard board,
    Clock clock,
    Terms terms) {}
