package com.mailfence.core.change;

import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Stamped;
import java.util.Set;

/**
 * What a reader is told of one row. The kind is computed from the reader's cursor, never stored.
 */
public sealed interface Change<R extends Stamped> {
  R row();

  /** The reader does not have it yet. */
  record Added<R extends Stamped>(R row) implements Change<R> {}

  /** Its content is another; marks may have moved as well. */
  record Rewritten<R extends Stamped>(R row) implements Change<R> {}

  /** Only these marks moved. */
  record Marked<R extends Stamped>(R row, Set<Mark> marks) implements Change<R> {
    public Marked {
      marks = Set.copyOf(marks);
    }
  }

  /**
   * It is gone for this reader.
   *
   * @param soft it is still there and only left the reader's window
   */
  record Removed<R extends Stamped>(R row, boolean soft) implements Change<R> {}
}
