package com.mailfence.deploy.admin;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One message between command line and server: a letter, a length of four bytes, the content.
 *
 * @param sort what it is
 * @param content at most 1 MiB
 */
record Frame(Sort sort, byte[] content) {
  private static final int LONGEST = 1 << 20;

  /** The letters of the wire. */
  enum Sort {
    /** Directory, whether somebody watches, and the words of the command, each ended by NUL. */
    ASK('A'),
    /** Text for standard output. */
    OUT('O'),
    /** Text for standard error. */
    ERR('E'),
    /** A prompt: a secret is wanted. */
    WANT('W'),
    /** {@code +} and the secret, or {@code -} for none. */
    SECRET('S'),
    /** The exit code, one byte; the last frame. */
    EXIT('X');

    private final char letter;

    Sort(char letter) {
      this.letter = letter;
    }

    static Sort of(int letter) throws IOException {
      for (Sort sort : values()) {
        if (sort.letter == letter) {
          return sort;
        }
      }
      throw new IOException("no frame begins with " + letter);
    }
  }

  static Frame of(Sort sort, String text) {
    return new Frame(sort, text.getBytes(StandardCharsets.UTF_8));
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }

  static Frame read(DataInputStream in) throws IOException {
    int letter = in.read();
    if (letter < 0) {
      throw new EOFException("the other side has gone");
    }
    Sort sort = Sort.of(letter);
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("frame of " + length + " bytes");
    }
    return new Frame(sort, in.readNBytes(length));
  }

  void write(DataOutputStream out) throws IOException {
    out.write(sort.letter);
    out.writeInt(content.length);
    out.write(content);
    out.flush();
  }
}
