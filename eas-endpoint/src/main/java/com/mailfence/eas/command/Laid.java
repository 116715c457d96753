package com.mailfence.eas.command;

import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import org.jspecify.annotations.Nullable;

/**
 * What a command of a device came to.
 *
 * @param item as it is now; its tombstone if nothing of it was to stay
 * @param told what the device is told of it besides that it was taken; null for nothing
 * @param strange whether the item looks otherwise than the device wrote it, so that it must be told
 */
record Laid(Item item, @Nullable Element told, boolean strange) {
  static Laid of(Item item) {
    return new Laid(item, null, false);
  }
}
