package com.mailfence.testbed.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Encodes text and bytes as the programs of other people do. */
final class Wire {
  private static final String HEX = "0123456789ABCDEF";

  private Wire() {}

  /** Words of a header, as they are or as encoded words of few characters each. */
  static String words(String text, String label, boolean base64) {
    if (text.chars().allMatch(c -> c < 0x7f)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int from = 0; from < points.length; from += 12) {
      String piece = new String(points, from, Math.min(12, points.length - from));
      byte[] bytes = piece.getBytes(Tongue.charset(label));
      out.append(out.isEmpty() ? "" : "\r\n ").append("=?").append(label);
      out.append(base64 ? "?B?" + Base64.getEncoder().encodeToString(bytes) : "?Q?" + q(bytes));
      out.append("?=");
    }
    return out.toString();
  }

  private static String q(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (byte b : bytes) {
      if (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9') {
        out.append((char) b);
      } else {
        out.append(b == ' ' ? "_" : hex(b));
      }
    }
    return out.toString();
  }

  private static String hex(byte b) {
    return "=" + HEX.charAt(b >> 4 & 15) + HEX.charAt(b & 15);
  }

  /** A file name in percent encoding. */
  static String percent(String text) {
    StringBuilder out = new StringBuilder("utf-8''");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.';
      out.append(plain ? String.valueOf((char) b) : hex(b).replace('=', '%'));
    }
    return out.toString();
  }

  /** Text whose lines end in CRLF, as a body in an encoding that fits. */
  static Body text(String text, String label, Random random) {
    Charset charset = Tongue.charset(label);
    byte[] bytes = text.getBytes(charset);
    boolean ascii = text.chars().allMatch(c -> c < 0x7f) || label.startsWith("iso-2022");
    int choice = random.nextInt(3);
    if (ascii) {
      return new Body("7bit", bytes);
    }
    return switch (choice) {
      case 0 -> new Body("8bit", bytes);
      case 1 -> new Body("base64", base64(bytes));
      default -> new Body("quoted-printable", quotedPrintable(bytes));
    };
  }

  /** A body with the name of its encoding. */
  record Body(String encoding, byte[] bytes) {}

  static byte[] base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, new byte[] {'\r', '\n'}).encode(bytes);
  }

  private static byte[] quotedPrintable(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\r' || b == '\n') {
        out.write(b);
        column = 0;
        continue;
      }
      boolean last = i + 1 == bytes.length || bytes[i + 1] == '\r';
      boolean plain = b > 32 && b < 127 && b != '=' || b == ' ' && !last;
      String written = plain ? String.valueOf((char) b) : hex(b);
      if (column + written.length() > 73) {
        out.writeBytes("=\r\n".getBytes(StandardCharsets.US_ASCII));
        column = 0;
      }
      out.writeBytes(written.getBytes(StandardCharsets.US_ASCII));
      column += written.length();
    }
    return out.toByteArray();
  }
}
