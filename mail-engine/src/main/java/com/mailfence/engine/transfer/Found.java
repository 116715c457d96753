package com.mailfence.engine.transfer;

import com.mailfence.core.item.Marks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in a source.
 *
 * @param name to tell of it
 * @param folder names of the folders it lies in, from the root; empty for the Inbox
 * @param marks it had
 * @param date when it came, if the source tells; used where the message does not say
 */
record Found(String name, List<String> folder, Marks marks, @Nullable Instant date) {
  /** What is brought from elsewhere was read there. */
  static final Marks READ = Marks.NONE.asRead(true);

  Found {
    folder = List.copyOf(folder);
  }

  static Found read(String name, List<String> folder) {
    return new Found(name, folder, READ, null);
  }
}
