package com.mailfence.engine.transfer;

import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Catalog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What lies in the folders already, by the digests of the bytes: so an import that was broken off
 * goes on where it was. IM21
 */
final class Known {
  private static final int PAGE = 1_000;

  private final Catalog catalog;
  private final Reader who;
  private final Map<CollectionId, Set<String>> digests = new HashMap<>();

  Known(Catalog catalog, Reader who) {
    this.catalog = catalog;
    this.who = who;
  }

  /**
   * Notes the bytes as being in the folder.
   *
   * @return false if they were there before
   */
  boolean add(CollectionId folder, String digest) {
    return digests.computeIfAbsent(folder, this::read).add(digest);
  }

  private Set<String> read(CollectionId folder) {
    Set<String> found = new HashSet<>();
    long before = Long.MAX_VALUE;
    List<Item> page;
    do {
      page = catalog.newest(who, folder, before, PAGE);
      for (Item item : page) {
        found.add(item.bytes().digest());
        before = item.number();
      }
    } while (!page.isEmpty());
    return found;
  }
}
