package com.mailfence.engine.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts bytes into command lines that end with CRLF; never holds more than the longest line. */
final class CommandLines {
  /** RFC 5321 s4.5.3.1.4 asks for 512, and for more where extensions have parameters. */
  static final int LONGEST = 4_096;

  /** RFC 4954 s4: the longest line of an exchange of credentials. */
  static final int LONGEST_CREDENTIALS = 12_288;

  /** A line is thrown away up to here, in bytes; a longer one ends the session. */
  static final int ENDLESS = 65_536;

  private byte[] line = new byte[256];
  private int length;
  private long thrown;
  private boolean afterCr;

  /** What the last bytes came to. */
  enum Found {
    /** No line yet. */
    PART,
    LINE,
    /** A line ended that was longer than allowed. */
    LONG_LINE,
    /** A line that does not end. */
    ENDLESS_LINE
  }

  private Found found = Found.PART;

  /**
   * Takes bytes up to the end of a line.
   *
   * @param longest bytes of a line, CRLF among them
   * @return how many were taken; {@link #found} tells what they came to
   * @throws BadWire at a bare CR or LF // SM01
   */
  int take(byte[] bytes, int from, int count, int longest) throws BadWire {
    found = Found.PART;
    for (int i = 0; i < count; i++) {
      byte b = bytes[from + i];
      if (afterCr != (b == '\n')) {
        throw new BadWire("a line ends with CR LF");
      }
      if (b == '\n') {
        end();
        return i + 1;
      }
      afterCr = b == '\r';
      if (!afterCr) {
        keep(b, longest - 2);
      }
      if (found == Found.ENDLESS_LINE) {
        return i + 1;
      }
    }
    return count;
  }

  Found found() {
    return found;
  }

  /**
   * The line without its end.
   *
   * @throws CharacterCodingException if it is not UTF-8, or holds controls // SM21
   */
  String line() throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(line, 0, length);
    length = 0;
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new CharacterCodingException();
    }
    return text;
  }

  private void keep(byte b, int most) {
    if (length < most) {
      if (length == line.length) {
        line = Arrays.copyOf(line, Math.min(2 * length, most));
      }
      line[length++] = b;
    } else if (++thrown > ENDLESS) {
      found = Found.ENDLESS_LINE; // SM18
    }
  }

  private void end() {
    afterCr = false;
    found = thrown > 0 ? Found.LONG_LINE : Found.LINE;
    if (thrown > 0) {
      length = 0;
      thrown = 0;
    }
  }
}
