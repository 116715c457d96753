package com.mailfence.testbed.tool;

import java.util.Arrays;
import java.util.Locale;

/** Times of one operation, in nanoseconds, and what they come to. */
public final class Figures {
  private long[] nanos = new long[64];
  private int size;

  public void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = value;
  }

  public int size() {
    return size;
  }

  /** The value below which this share (0 to 1) of the times lies, in milliseconds. */
  public double quantile(double share) {
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int at = (int) Math.min(size - 1, Math.ceil(share * size) - 1);
    return size == 0 ? 0 : sorted[Math.max(0, at)] / 1e6;
  }

  /** Operations a second, one after the other. */
  public double rate() {
    return size / (Arrays.stream(nanos, 0, size).sum() / 1e9);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "median %.2f ms, p99 %.2f ms (%d times)", quantile(0.5), quantile(0.99), size);
  }
}
