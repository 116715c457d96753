package com.mailfence.dav.wire;

import com.mailfence.dav.xml.BadWire;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far below a resource a request reaches. RFC 4918 s10.2 */
public enum Depth {
  ZERO,
  ONE,
  INFINITY;

  /**
   * @param header null for none
   * @param absent what no header means
   * @throws BadWire if it says anything else
   */
  public static Depth read(@Nullable String header, Depth absent) {
    if (header == null) {
      return absent;
    }
    return switch (header.strip().toLowerCase(Locale.ROOT)) {
      case "0" -> ZERO;
      case "1", "1,noroot" -> ONE;
      case "infinity", "infinity,noroot" -> INFINITY;
      default -> throw new BadWire("Depth");
    };
  }
}
