package com.mailfence.engine.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Folder names as IMAP servers write them on disk: modified UTF-7. RFC 3501 s5.1.3 */
final class MailboxName {
  private MailboxName() {}

  /** The name; what is not written so stays as it is. */
  static String decode(String written) {
    var name = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      int start = written.indexOf('&', at);
      int end = start < 0 ? -1 : written.indexOf('-', start);
      if (end < 0) {
        return name.append(written, at, written.length()).toString();
      }
      name.append(written, at, start);
      name.append(end == start + 1 ? "&" : shifted(written.substring(start + 1, end)));
      at = end + 1;
    }
    return name.toString();
  }

  private static String shifted(String base64) {
    try {
      byte[] utf16 = Base64.getDecoder().decode(base64.replace(',', '/'));
      return new String(utf16, StandardCharsets.UTF_16BE);
    } catch (IllegalArgumentException e) {
      return "&" + base64 + "-";
    }
  }
}
