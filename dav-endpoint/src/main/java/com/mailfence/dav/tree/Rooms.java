package com.mailfence.dav.tree;

import com.mailfence.core.account.Directory;
import com.mailfence.core.change.Changes;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.FreeBusy;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.share.Sharing;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * The doors of the house that the endpoint goes through.
 *
 * @param tokens gives a random UUID at each call
 * @param terms what the operator set
 */
public record Rooms(
    Store store,
    Catalog catalog,
    Changes changes,
    Blobs blobs,
    ClientNotes notes,
    Directory directory,
    Folders folders,
    Calendars calendars,
    FreeBusy busy,
    Sharing sharing,
    Clock clock,
    Supplier<String> tokens,
    Terms terms) {

  /**
   * What the operator set.
   *
   * @param host the name users connect to, for pages
   * @param largestObject bytes of a calendar object or a card
   * @param largestFile bytes of a file
   * @param files whether users may keep files
   */
  public record Terms(String host, int largestObject, int largestFile, boolean files) {}
}
