package com.mailfence.core.format.line;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Walks over the lines of bytes. Line ends are CRLF, LF or CR; a line that begins with a blank goes
 * on the one before it; blank lines are passed over. Folds are undone in the bytes, for old writers
 * fold within characters.
 */
public final class Unfolding {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<byte[]> SOFT =
      List.of(
          ";QUOTED-PRINTABLE".getBytes(StandardCharsets.US_ASCII),
          ";ENCODING=QUOTED-PRINTABLE".getBytes(StandardCharsets.US_ASCII));
  private static final int HEAD = 256;
  private static final byte[] NONE = new byte[0];

  private final byte[] bytes;
  private final boolean soft;
  private int at;
  private int count;

  /** The line found last: a part of all bytes, or of those that folded lines are joined in. */
  private byte[] line = NONE;

  private int from;
  private int end;
  private byte[] joined = NONE;

  private Unfolding(byte[] bytes, boolean soft) {
    this.bytes = bytes;
    this.soft = soft;
    this.at = startsWithMark() ? 3 : 0;
  }

  /** Lines that go on only where the next one begins with a blank. RFC 5545 s3.1 */
  public static Unfolding of(byte[] bytes) {
    return new Unfolding(bytes, false);
  }

  /** Lines that also go on behind an equals sign where they are quoted-printable: vCard 2.1. */
  public static Unfolding withSoftBreaks(byte[] bytes) {
    return new Unfolding(bytes, true);
  }

  private boolean startsWithMark() {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Goes to the next line; false if there is none. */
  public boolean next() {
    while (at < bytes.length) {
      physical();
      line = bytes;
      boolean folded = false;
      while (goesOn()) {
        join(folded);
        folded = true;
      }
      if (!isBlank()) {
        return true;
      }
    }
    return false;
  }

  /** The number of the line found last, or of the last one that belongs to it, as readers count. */
  public int number() {
    return count;
  }

  /** Finds the end of the line that begins here, and goes behind it. */
  private void physical() {
    from = at;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    end = at;
    boolean both = at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
    at = Math.min(bytes.length, at + (both ? 2 : 1));
    count++;
  }

  private boolean goesOn() {
    if (isSoftlyBroken()) {
      return at < bytes.length;
    }
    skipEmpty();
    return at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t');
  }

  /** Programs that end lines twice do so within folded lines too. */
  private void skipEmpty() {
    while (at < bytes.length && (bytes[at] == '\n' || bytes[at] == '\r')) {
      count += bytes[at++] == '\n' ? 1 : 0;
    }
  }

  /** Appends the line that comes next to the one found, without its blank or that line's sign. */
  private void join(boolean folded) {
    boolean broken = isSoftlyBroken();
    byte[] first = line;
    int start = from;
    int length = end - from - (broken ? 1 : 0);
    physical();
    int rest = broken ? from : from + 1;
    int whole = length + end - rest;
    if (!folded) {
      joined = joined.length < whole ? new byte[Math.max(2 * whole, HEAD)] : joined;
      System.arraycopy(first, start, joined, 0, length);
    } else if (joined.length < whole) {
      joined = Arrays.copyOf(joined, 2 * whole);
    }
    System.arraycopy(bytes, rest, joined, length, end - rest);
    line = joined;
    from = 0;
    end = whole;
  }

  /** Quoted-printable of vCard 2.1 goes on in the next line after an equals sign at the end. */
  private boolean isSoftlyBroken() {
    if (!soft || from == end || line[end - 1] != '=') {
      return false;
    }
    for (int i = from; i < Math.min(end, from + HEAD) && line[i] != ':'; i++) {
      int here = i;
      if (SOFT.stream().anyMatch(word -> matches(word, here))) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(byte[] word, int where) {
    if (where + word.length > end) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (Character.toUpperCase(line[where + i]) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean isBlank() {
    for (int i = from; i < end; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /**
   * The line found last, as it is.
   *
   * @throws CharacterCodingException if it is not UTF-8
   */
  public String exact() throws CharacterCodingException {
    String text = new String(line, from, end - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(line, from, end - from))
            .toString();
  }

  /**
   * The line found last, whatever it is: what is not UTF-8 is read as the line itself says, or as
   * old Windows programs write; control characters fall.
   */
  public String text() {
    String text;
    try {
      text = exact();
    } catch (CharacterCodingException other) {
      text = new String(line, from, end - from, charset());
    }
    return Characters.plain(text);
  }

  private Charset charset() {
    String head = new String(line, from, Math.min(end - from, HEAD), StandardCharsets.ISO_8859_1);
    return ContentLine.parse(head + ":")
        .flatMap(read -> read.argument("CHARSET"))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .map(Unfolding::known)
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
