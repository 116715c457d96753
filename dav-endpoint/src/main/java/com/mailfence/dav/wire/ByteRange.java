package com.mailfence.dav.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of bytes that is there.
 *
 * @param first offset of its first byte
 * @param length at least 1
 */
public record ByteRange(long first, long length) {
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** Nothing of what was asked for is there. RFC 9110 s15.5.17 */
  public static final ByteRange NONE = new ByteRange(0, 0);

  /**
   * Reads the header Range. Empty if there is none, or one that may be ignored: several ranges, or
   * another unit. RFC 9110 s14.2
   *
   * @param size of the whole, in bytes
   */
  public static Optional<ByteRange> read(@Nullable String header, long size) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher form = ONE.matcher(header.strip());
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (form.group(1).isEmpty()) {
      long suffix = Math.min(size, Long.parseLong(form.group(2)));
      return Optional.of(suffix == 0 ? NONE : new ByteRange(size - suffix, suffix));
    }
    long first = Long.parseLong(form.group(1));
    long last =
        form.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(form.group(2)));
    if (first >= size) {
      return Optional.of(NONE);
    }
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last - first + 1));
  }
}
