package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;

/** Writes one parameter of a header value. RFC 2045 s5.1, RFC 2231 s3, s4 */
final class ParameterWriter {
  private static final int LONGEST = 60;
  private static final String SPECIALS = "()<>@,;:\\\"/[]?=*'%";

  private ParameterWriter() {}

  /** Appends it with the semicolon before it; the value is one line. */
  static void write(StringBuilder line, String name, String value) {
    boolean ascii = value.chars().allMatch(c -> c < 0x7f);
    if (!ascii || value.length() > LONGEST) {
      encoded(line, name, value.getBytes(StandardCharsets.UTF_8));
      return;
    }
    boolean token = !value.isEmpty() && value.chars().allMatch(ParameterWriter::isTokenChar);
    String quoted = '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    line.append("; ").append(name).append('=').append(token ? value : quoted);
  }

  private static boolean isTokenChar(int c) {
    return c > ' ' && c < 0x7f && SPECIALS.indexOf(c) < 0;
  }

  private static void encoded(StringBuilder line, String name, byte[] utf8) {
    StringBuilder piece = new StringBuilder("utf-8''");
    int number = 0;
    for (byte b : utf8) {
      if (piece.length() > LONGEST - 3) {
        line.append("; ").append(name).append('*').append(number++).append("*=").append(piece);
        piece.setLength(0);
      }
      if (b > 0 && isTokenChar(b)) {
        piece.append((char) b);
      } else {
        piece.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    String mark = number == 0 ? "*=" : "*" + number + "*=";
    line.append("; ").append(name).append(mark).append(piece);
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xf);
  }
}
