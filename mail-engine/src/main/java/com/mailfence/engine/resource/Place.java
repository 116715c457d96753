package com.mailfence.engine.resource;

import com.mailfence.core.item.CollectionId;
import org.jspecify.annotations.Nullable;

/**
 * Where an object goes.
 *
 * @param where the collection
 * @param name of the resource there, 1 to 512 characters; null for one the house makes up
 * @param expected what the client believes is there under that name
 */
public record Place(CollectionId where, @Nullable String name, Expected expected) {
  /** A new object under a name the house makes up. */
  public static Place in(CollectionId where) {
    return new Place(where, null, Expected.ABSENT);
  }
}
