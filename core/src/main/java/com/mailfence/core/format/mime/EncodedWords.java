package com.mailfence.core.format.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the encoded words in a header text. Neighbours of one charset are joined before they are
 * decoded, because senders cut characters in two; what is no encoded word stays as written. RFC
 * 2047, RFC 2231 s5
 */
final class EncodedWords {
  /** Longer words than this are not looked for; RFC 2047 allows 75. */
  private static final int LONGEST = 4096;

  private record Word(@Nullable Charset charset, byte[] bytes, int end) {}

  private final String text;
  private final StringBuilder out;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private @Nullable Charset charset;
  private boolean open;

  private EncodedWords(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  /** The text with its encoded words decoded; it may hold controls, see {@link Decoded}. */
  static String decode(String text) {
    return text.contains("=?") ? new EncodedWords(text).run() : text;
  }

  private String run() {
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf("=?", at);
      Word word = begin < 0 ? null : word(begin);
      if (word == null) {
        int end = begin < 0 ? text.length() : begin + 2;
        flush();
        out.append(text, at, end);
        at = end;
      } else {
        between(at, begin);
        add(word);
        at = word.end;
      }
    }
    flush();
    return out.toString();
  }

  /** Blanks between two encoded words are no text. RFC 2047 s6.2 */
  private void between(int from, int to) {
    if (open && text.substring(from, to).isBlank()) {
      return;
    }
    flush();
    out.append(text, from, to);
  }

  private void add(Word word) {
    boolean same = word.charset == null ? charset == null : word.charset.equals(charset);
    if (open && !same) {
      flush();
    }
    charset = word.charset;
    open = true;
    pending.writeBytes(word.bytes);
  }

  private void flush() {
    if (open) {
      out.append(Decoded.text(pending.toByteArray(), charset));
      pending.reset();
      open = false;
    }
  }

  private @Nullable Word word(int begin) {
    int limit = Math.min(text.length(), begin + LONGEST);
    int encoding = find('?', begin + 2, limit);
    if (encoding <= begin + 2 || encoding + 2 >= limit || text.charAt(encoding + 2) != '?') {
      return null;
    }
    int end = encoding + 3;
    while (end + 1 < limit && !(text.charAt(end) == '?' && text.charAt(end + 1) == '=')) {
      end++;
    }
    if (end + 1 >= limit) {
      return null;
    }
    String name = text.substring(begin + 2, encoding);
    int language = name.indexOf('*');
    byte[] bytes = bytes(text.charAt(encoding + 1), text.substring(encoding + 3, end));
    return bytes == null
        ? null
        : new Word(
            Charsets.named(language < 0 ? name : name.substring(0, language)), bytes, end + 2);
  }

  private int find(char wanted, int from, int limit) {
    for (int i = from; i < limit; i++) {
      char c = text.charAt(i);
      if (c == wanted) {
        return i;
      }
      if (c <= ' ') {
        return -1;
      }
    }
    return -1;
  }

  private static byte @Nullable [] bytes(char encoding, String encoded) {
    return switch (encoding) {
      case 'b', 'B' -> base64(encoded);
      case 'q', 'Q' -> quoted(encoded);
      default -> null;
    };
  }

  private static byte[] base64(String encoded) {
    Collected collected = new Collected();
    byte[] ascii = encoded.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Base64Decoder decoder = new Base64Decoder(collected);
    decoder.take(ascii, 0, ascii.length);
    decoder.end();
    return collected.bytes();
  }

  private static byte[] quoted(String encoded) {
    byte[] raw = encoded.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] bytes = new byte[raw.length];
    int n = 0;
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '=' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      if (low >= 0) {
        bytes[n++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        bytes[n++] = raw[i] == '_' ? (byte) ' ' : raw[i];
      }
    }
    return java.util.Arrays.copyOf(bytes, n);
  }
}
