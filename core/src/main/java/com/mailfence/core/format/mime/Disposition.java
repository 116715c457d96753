package com.mailfence.core.format.mime;

import java.util.Locale;

/** Whether the sender wants a part shown in the text or beside it. RFC 2183 */
public enum Disposition {
  /** The sender said nothing. */
  UNSAID,
  INLINE,
  ATTACHMENT;

  static Disposition named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "" -> UNSAID;
      case "inline" -> INLINE;
      default -> ATTACHMENT; // RFC 2183 s2.8: an unknown word is an attachment
    };
  }
}
