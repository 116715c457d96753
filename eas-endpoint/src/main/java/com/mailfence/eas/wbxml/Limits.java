package com.mailfence.eas.wbxml;

/**
 * How much of a request is read before it is refused.
 *
 * @param bytes the longest body, in bytes
 * @param tags how many tags it may hold, known or not
 * @param depth how deep they may be nested; the root is at depth 1
 */
public record Limits(int bytes, int tags, int depth) {
  /** No bound on the length but that of an array; two million tags, 64 deep. */
  public static final Limits WIDEST = new Limits(Integer.MAX_VALUE, 2_000_000, 64);

  public Limits {
    if (bytes < 0 || tags < 1 || depth < 1 || depth > 64) {
      throw new IllegalArgumentException("limits out of range");
    }
  }
}
