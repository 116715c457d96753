package com.mailfence.core.format.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One header field as it stands in a message; words are decoded only when asked for. */
public final class HeaderField {
  private final byte[] block;
  private final String name;
  private final int start;
  private final int value;
  private final int end;

  /** The field {@code name} in {@code block}; its value lies from {@code value} to {@code end}. */
  HeaderField(byte[] block, String name, int start, int value, int end) {
    this.block = block;
    this.name = name;
    this.start = start;
    this.value = value;
    this.end = end;
  }

  /** The name as written. */
  public String name() {
    return name;
  }

  /** The offset of the first byte of this field from the start of its header. */
  public int start() {
    return start;
  }

  /** The offset behind the line end of this field from the start of its header. */
  public int end() {
    return end;
  }

  /** The whole field with all its lines and line ends. */
  public byte[] raw() {
    return Arrays.copyOfRange(block, start, end);
  }

  /**
   * The value in one line, encoded words left as they are. Bytes beyond ASCII are UTF-8 if they can
   * be, else what they look like. RFC 5322 s2.2.3, RFC 6532
   */
  public String unfolded() {
    byte[] line = new byte[end - value];
    int n = 0;
    boolean ascii = true;
    for (int i = value; i < end; i++) {
      byte b = block[i];
      if (b != '\r' && b != '\n') {
        line[n++] = b;
        ascii &= b >= 0;
      } else if (b == '\r' && i + 1 < end && block[i + 1] != '\n') {
        line[n++] = ' '; // a bare CR parts words but never fields, MI06
      }
    }
    if (ascii) {
      return new String(line, 0, n, StandardCharsets.ISO_8859_1).strip();
    }
    ByteBuffer sample = ByteBuffer.wrap(line, 0, Math.min(n, Charsets.SAMPLE));
    return new String(line, 0, n, Charsets.decide(null, true, sample)).strip();
  }

  /** The value as a person reads it: decoded, in one line, without controls. */
  public String text() {
    return Decoded.line(EncodedWords.decode(unfolded()));
  }

  boolean isNamed(String wanted) {
    return name.equalsIgnoreCase(wanted);
  }
}
