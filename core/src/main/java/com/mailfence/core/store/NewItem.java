package com.mailfence.core.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to add an item.
 *
 * @param collection where
 * @param content its bytes, already durable
 * @param received when it came; cut to whole milliseconds
 * @param marks at first
 * @param facets derived from the content
 * @param name of the resource, unique in its collection, 1 to 512 characters; null for none
 * @param key the object's own identifier; null for none
 * @param thread number of its conversation; 0 to begin one
 */
public record NewItem(
    CollectionId collection,
    ContentRef content,
    Instant received,
    Marks marks,
    Facets facets,
    @Nullable String name,
    @Nullable String key,
    long thread) {
  private static final int NAME = 512;

  /** Throws {@code Malformed} for a name out of bounds. */
  public NewItem {
    if (name != null && (name.isEmpty() || name.length() > NAME)) {
      throw new Refusal.Malformed("item name", "1 to " + NAME + " characters");
    }
  }

  /** What adds a copy of an item elsewhere; in another account it begins a conversation there. */
  static NewItem copyOf(Item item, CollectionId to, @Nullable String name) {
    boolean sameAccount = item.id().account().equals(to.account());
    return new NewItem(
        to,
        item.bytes(),
        item.received(),
        item.marks(),
        item.facets(),
        name,
        item.key(),
        sameAccount ? item.thread() : 0);
  }

  /** The same in another collection. */
  public NewItem in(CollectionId other) {
    return new NewItem(other, content, received, marks, facets, name, key, thread);
  }
}
