package com.mailfence.core.format.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A parameter value that comes in numbered, perhaps percent-encoded pieces. RFC 2231 s3, s4 */
final class ContinuedValue {
  private static final int MOST_PIECES = 200;

  private record Piece(String text, boolean encoded) {}

  private final TreeMap<Integer, Piece> pieces = new TreeMap<>();

  /** Adds the piece whose name goes on with {@code suffix} after the first asterisk. */
  void add(String suffix, String text) {
    boolean encoded = suffix.isEmpty() || suffix.endsWith("*");
    String digits = suffix.endsWith("*") ? suffix.substring(0, suffix.length() - 1) : suffix;
    if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
    if (number < MOST_PIECES) {
      pieces.putIfAbsent(number, new Piece(text, encoded));
    }
  }

  /** The pieces up to the first gap, or null if not even the first is there. */
  @Nullable String joined() {
    Piece first = pieces.get(0);
    if (first == null) {
      return null;
    }
    String text = first.text;
    Charset charset = null;
    int second = first.encoded ? text.indexOf('\'', text.indexOf('\'') + 1) : -1;
    if (second > 0) {
      charset = Charsets.named(text.substring(0, text.indexOf('\'')));
      text = text.substring(second + 1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Charset known = charset == null ? StandardCharsets.UTF_8 : charset;
    append(bytes, new Piece(text, first.encoded), known);
    Piece piece;
    for (int i = 1; (piece = pieces.get(i)) != null; i++) {
      append(bytes, piece, known);
    }
    return Decoded.text(bytes.toByteArray(), charset);
  }

  private static void append(ByteArrayOutputStream bytes, Piece piece, Charset charset) {
    byte[] raw = piece.text.getBytes(charset);
    if (!piece.encoded) {
      bytes.writeBytes(raw);
      return;
    }
    for (int i = 0; i < raw.length; i++) {
      int high = i + 2 < raw.length && raw[i] == '%' ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      bytes.write(low < 0 ? raw[i] : high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
  }
}
