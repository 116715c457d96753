package com.mailfence.eas.command;

import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of bytes. [MS-ASCMD] section 2.2.3.143.1. */
record ByteRange(long from, long length) {
  private static final Pattern WORDS = Pattern.compile("(\\d{1,12})-(\\d{1,12})");

  /**
   * The range of that name within so many bytes: all for null, less than was asked where there is
   * less. Empty if it makes no sense, or begins behind the end. [MS-ASCMD] R3711, R3715, R3716
   */
  static Optional<ByteRange> of(@Nullable String words, long size) {
    if (words == null) {
      return Optional.of(new ByteRange(0, size));
    }
    Matcher matcher = WORDS.matcher(words.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long from = Long.parseLong(matcher.group(1));
    long last = Math.min(Long.parseLong(matcher.group(2)), size - 1);
    return from <= last ? Optional.of(new ByteRange(from, last - from + 1)) : Optional.empty();
  }

  /** Which bytes are given, and of how many. */
  void tell(ElementBuilder properties, long size) {
    properties.text("Range", from + "-" + (from + length - 1)).number("Total", size);
  }
}
