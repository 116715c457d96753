package com.mailfence.core.format.vcard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/** Undoes quoted-printable in a value; an equals sign that begins no pair stays. RFC 2045 s6.7 */
final class QuotedPrintable {
  private QuotedPrintable() {}

  static String decode(String value, Charset charset) {
    var out = new ByteArrayOutputStream(value.length());
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      int code = value.charAt(i) == '=' ? pair(value, i + 1) : -1;
      if (code >= 0) {
        out.writeBytes(value.substring(from, i).getBytes(charset));
        out.write(code);
        i += 2;
        from = i + 1;
      }
    }
    out.writeBytes(value.substring(from).getBytes(charset));
    return out.toString(charset);
  }

  private static int pair(String value, int at) {
    if (at + 1 >= value.length()) {
      return -1;
    }
    int high = Character.digit(value.charAt(at), 16);
    int low = Character.digit(value.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
