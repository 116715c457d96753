package com.mailfence.core.item;

/**
 * A number of an account's counter. Every committed change stamps the rows it touches with the next
 * numbers, under the account's row lock held to commit, so that nobody can see a number and later
 * meet a lower one.
 */
public record Seq(long value) implements Comparable<Seq> {
  /** Before everything. */
  public static final Seq NONE = new Seq(0);

  public Seq {
    if (value < 0) {
      throw new IllegalArgumentException("sequence " + value);
    }
  }

  public boolean isAfter(Seq other) {
    return value > other.value;
  }

  public Seq next() {
    return new Seq(value + 1);
  }

  public Seq max(Seq other) {
    return value >= other.value ? this : other;
  }

  @Override
  public int compareTo(Seq other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
