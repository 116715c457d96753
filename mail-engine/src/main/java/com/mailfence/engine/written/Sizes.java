package com.mailfence.engine.written;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 1048576}, {@code 512KiB}, {@code 50MiB}, {@code 2GiB}. */
public final class Sizes {
  private static final List<String> UNITS = List.of("", "KiB", "MiB", "GiB", "TiB");
  private static final Pattern FORM = Pattern.compile("(\\d{1,15}) ?(B?|[KMGT]iB)");

  private Sizes() {}

  /**
   * Reads a size.
   *
   * @return bytes
   * @throws IllegalArgumentException if it is none
   */
  public static long read(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException("expected a size as 1048576, 512KiB, 50MiB, 2GiB");
    }
    int power = Math.max(0, UNITS.indexOf(form.group(2)));
    long amount = Long.parseLong(form.group(1));
    if (amount > Long.MAX_VALUE >> 10 * power) {
      throw new IllegalArgumentException("expected a size below 8,388,608TiB");
    }
    return amount << 10 * power;
  }

  /** Writes a size exactly, in the largest unit that divides it. */
  public static String exact(long bytes) {
    long left = bytes;
    int power = 0;
    while (left > 0 && left % 1024 == 0 && power < UNITS.size() - 1) {
      left /= 1024;
      power++;
    }
    return left + UNITS.get(power);
  }
}
