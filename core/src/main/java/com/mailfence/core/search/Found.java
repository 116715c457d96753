package com.mailfence.core.search;

import com.mailfence.core.item.Item;
import java.util.List;

/**
 * What was found.
 *
 * @param items newest received first, as many as were wanted
 * @param total how many there are in all
 * @param whole whether everything was looked through; if not there may be more
 */
public record Found(List<Item> items, long total, boolean whole) {
  public Found {
    items = List.copyOf(items);
  }
}
