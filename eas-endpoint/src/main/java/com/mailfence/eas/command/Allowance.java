package com.mailfence.eas.command;

/**
 * What may still go into an answer.
 *
 * @param changes most changes [MS-ASCMD] R4773
 * @param bytes most bytes of text; one item that is larger goes alone // EA18
 * @param fresh whether nothing went in yet
 */
record Allowance(int changes, long bytes, boolean fresh) {
  private static final long MOST_BYTES = 16L << 20;

  /** That of a whole answer. */
  static Allowance of(int changes) {
    return new Allowance(changes, MOST_BYTES, true);
  }

  /** How many changes of a window there may be room for. */
  int room(int window) {
    return bytes > 0 ? Math.min(window, changes) : 0;
  }

  /** Whether so many bytes fit, {@code first} of all or after others. */
  boolean fits(long size, boolean first) {
    return size <= bytes || first && fresh;
  }

  Allowance without(int usedChanges, long usedBytes) {
    return new Allowance(
        changes - usedChanges, bytes - usedBytes, fresh && usedChanges == 0 && usedBytes == 0);
  }
}
