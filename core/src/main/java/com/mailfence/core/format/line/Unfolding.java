package com.mailfence.core.format.line;

import com.mailfence.core.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes lines of bytes. Line ends are CRLF, LF or CR; a line that begins with a blank goes on the
 * one before it. Folds are undone in the bytes, for old writers fold within characters.
 */
public final class Unfolding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<byte[]> SOFT =
      List.of(
          ";QUOTED-PRINTABLE".getBytes(StandardCharsets.US_ASCII),
          ";ENCODING=QUOTED-PRINTABLE".getBytes(StandardCharsets.US_ASCII));
  private static final int HEAD = 256;

  private final byte[] bytes;
  private final int most;
  private final List<String> lines = new ArrayList<>();
  private final byte[] line;
  private int length;
  private boolean open;

  private Unfolding(byte[] bytes, int most) {
    this.bytes = bytes;
    this.most = most;
    this.line = new byte[bytes.length];
  }

  /**
   * The lines of these bytes, without empty ones and control characters.
   *
   * @param most lines
   * @throws Refusal.TooLarge if there are more
   */
  public static List<String> lines(byte[] bytes, int most) {
    return new Unfolding(bytes, most).run();
  }

  private List<String> run() {
    int from = startsWithMark() ? 3 : 0;
    while (from < bytes.length) {
      int end = from;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      take(from, end);
      boolean both = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      from = end + (both ? 2 : 1);
    }
    close();
    return lines;
  }

  private boolean startsWithMark() {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private void take(int from, int end) {
    if (isSoftlyBroken()) {
      length--;
      append(from, end);
    } else if (open && from < end && (bytes[from] == ' ' || bytes[from] == '\t')) {
      append(from + 1, end);
    } else if (from < end) {
      close();
      open = true;
      append(from, end);
    }
  }

  /** Quoted-printable of vCard 2.1 goes on in the next line after an equals sign at the end. */
  private boolean isSoftlyBroken() {
    if (!open || length == 0 || line[length - 1] != '=') {
      return false;
    }
    for (int i = 0; i < Math.min(length, HEAD) && line[i] != ':'; i++) {
      int at = i;
      if (SOFT.stream().anyMatch(word -> matches(word, at))) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(byte[] word, int at) {
    if (at + word.length > length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (Character.toUpperCase(line[at + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private void append(int from, int end) {
    System.arraycopy(bytes, from, line, length, end - from);
    length += end - from;
  }

  private void close() {
    if (open) {
      if (lines.size() == most) {
        throw new Refusal.TooLarge("an object of more than " + most + " lines", bytes.length);
      }
      String text = text();
      if (!text.isBlank()) {
        lines.add(text);
      }
    }
    length = 0;
    open = false;
  }

  private String text() {
    String text = decode(Arrays.copyOf(line, length));
    for (int i = 0; i < text.length(); i++) {
      if (Characters.isControl(text.charAt(i))) {
        return plain(text);
      }
    }
    return text;
  }

  private static String plain(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Characters.isControl(text.charAt(i))) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** UTF-8; where it is not, what the line itself says, or what old Windows programs write. */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, charset(bytes));
    }
  }

  private static Charset charset(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    return ContentLine.parse(head + ":")
        .flatMap(line -> line.argument("CHARSET"))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(name -> known(name))
        .orElse(WINDOWS);
  }

  /** Only what vCards were written in; anything else reads as Windows does. */
  private static Charset known(String name) {
    return switch (name) {
      case "utf-8", "utf8" -> StandardCharsets.UTF_8;
      case "iso-8859-1", "latin1", "us-ascii" -> WINDOWS;
      default -> Charset.isSupported(safe(name)) ? Charset.forName(safe(name)) : WINDOWS;
    };
  }

  private static String safe(String name) {
    boolean legal =
        !name.isEmpty()
            && Character.isLetterOrDigit(name.charAt(0))
            && name.chars().allMatch(c -> c < 127 && (Character.isLetterOrDigit(c) || c == '-'));
    return legal ? name : "windows-1252";
  }
}
