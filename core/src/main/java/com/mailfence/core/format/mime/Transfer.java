package com.mailfence.core.format.mime;

import java.util.Locale;

/** How the bytes of a part are written in the message. RFC 2045 s6 */
public enum Transfer {
  /** 7bit, 8bit, binary, and every word we do not know: the bytes are what they are. */
  IDENTITY("8bit"),
  BASE64("base64"),
  QUOTED_PRINTABLE("quoted-printable");

  private final String word;

  Transfer(String word) {
    this.word = word;
  }

  /** The word of the Content-Transfer-Encoding header. */
  public String word() {
    return word;
  }

  static Transfer named(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> BASE64;
      case "quoted-printable" -> QUOTED_PRINTABLE;
      default -> IDENTITY; // differs from RFC 2045 s6.4: an unknown word is read as written
    };
  }

  /** A stage that undoes this encoding and hands the bytes to {@code next}. */
  ByteSink decoder(ByteSink next) {
    return switch (this) {
      case IDENTITY -> next;
      case BASE64 -> new Base64Decoder(next);
      case QUOTED_PRINTABLE -> new QuotedPrintableDecoder(next);
    };
  }
}
