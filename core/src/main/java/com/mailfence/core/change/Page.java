package com.mailfence.core.change;

import com.mailfence.core.item.Stamped;
import java.util.List;

/**
 * One page of a round.
 *
 * @param changes newest created first
 * @param next the cursor of a reader who applied them
 * @param more whether changes remain; exact at the moment of the reading
 */
public record Page<R extends Stamped>(List<Change<R>> changes, Cursor next, boolean more) {
  public Page {
    changes = List.copyOf(changes);
  }
}
