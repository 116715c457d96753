package com.mailfence.core.format.mime;

import java.util.Locale;

/** How urgent the sender calls his mail. */
public enum Importance {
  LOW,
  NORMAL,
  HIGH;

  private static final String[] NAMES = {
    "Importance", "X-Priority", "X-MSMail-Priority", "Priority"
  };

  /** The first of the headers that says anything counts. RFC 4021 s2.1.54 */
  static Importance of(Headers headers) {
    for (String name : NAMES) {
      Importance said = said(headers.unfolded(name).toLowerCase(Locale.ROOT));
      if (said != NORMAL) {
        return said;
      }
    }
    return NORMAL;
  }

  private static Importance said(String value) {
    if (value.isEmpty()) {
      return NORMAL;
    }
    return switch (value.charAt(0)) {
      case '1', '2', 'h', 'u' -> HIGH; // 1 (Highest), high, urgent
      case '4', '5', 'l' -> LOW; // 5 (Lowest), low
      case 'n' -> value.startsWith("non") ? LOW : NORMAL; // non-urgent, normal
      default -> NORMAL;
    };
  }
}
