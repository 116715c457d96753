package com.mailfence.engine.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Compression of bodies. RFC 9110 s8.4.1.3, [MS-ASHTTP] R197 */
final class Gzip {
  /**
   * What a body may grow to, by its compressed length; text of mail hardly reaches 20, XML 50. //
   * WS10
   */
  private static final int MOST_GROWTH = 100;

  private static final int SMALL = 64 * 1024;

  private Gzip() {}

  /**
   * Whether the header Accept-Encoding allows it. RFC 9110 s12.5.3
   *
   * @param header may be null
   */
  static boolean accepted(@Nullable String header) {
    if (header == null) {
      return false;
    }
    for (String choice : header.toLowerCase(Locale.ROOT).split(",")) {
      String[] parts = choice.split(";");
      boolean named = parts[0].strip().equals("gzip") || parts[0].strip().equals("*");
      if (named) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0{1,3})?");
      }
    }
    return false;
  }

  /**
   * Unpacks a body.
   *
   * @return null if it is broken, or unpacks to more than it may
   */
  static byte @Nullable [] unpacked(byte[] packed, int limit) {
    long most = Math.min(limit, Math.max(SMALL, (long) packed.length * MOST_GROWTH));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
      return body.length > most ? null : body;
    } catch (IOException broken) {
      return null;
    }
  }
}
