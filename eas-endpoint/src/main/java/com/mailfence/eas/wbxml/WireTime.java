package com.mailfence.eas.wbxml;

import com.mailfence.eas.wbxml.BadWire.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Moments as the protocol writes them, always in UTC. [MS-ASDTYPE] section 2.3, section 2.7.2. */
final class WireTime {
  private static final DateTimeFormatter LONG = format("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter COMPACT = format("uuuuMMdd'T'HHmmss'Z'");
  private static final int COMPACT_LENGTH = "20001225T083500Z".length();
  private static final int YEAR_LENGTH = "2000".length();
  private static final int LONGEST = "2000-12-25T08:35:00.000000000Z".length();

  private WireTime() {}

  static String longForm(Instant moment) {
    return LONG.format(moment);
  }

  static String compactForm(Instant moment) {
    return COMPACT.format(moment);
  }

  /** Reads either form; the fraction of a second may be missing. [MS-ASDTYPE] R10000 */
  static Instant read(String text, Tag where) {
    try {
      if (text.length() == COMPACT_LENGTH && text.indexOf('-') < 0) {
        return LocalDateTime.parse(text, COMPACT).toInstant(ZoneOffset.UTC);
      }
      if (text.length() <= LONGEST && text.endsWith("Z") && text.indexOf('-') == YEAR_LENGTH) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // told below, as for a text of the wrong length
    }
    throw new BadWire(Fault.TIME, "no time in UTC", where.toString());
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
