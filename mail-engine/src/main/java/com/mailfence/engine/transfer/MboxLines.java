package com.mailfence.engine.transfer;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of an mbox file, read once from front to back, with a view of the next one. Of an
 * endless line a piece is held, and its pieces are given on as they come.
 */
final class MboxLines {
  private final InputStream in;
  private Piece line = new Piece();
  private Piece ahead = new Piece();
  private boolean blankBefore = true;

  /** A line, or a piece of one. */
  private static final class Piece {
    private static final int MOST = 8_192;

    final byte[] bytes = new byte[MOST];
    int length;
    boolean starts = true;
    boolean ends = true;

    boolean isBlank() {
      return starts && (length == 1 && ends || length == 2 && ends && bytes[0] == '\r');
    }

    /** Where the line end begins. */
    int text() {
      boolean crlf = ends && length > 1 && bytes[length - 2] == '\r';
      return length - (ends && length > 0 ? 1 : 0) - (crlf ? 1 : 0);
    }

    boolean isDivider() {
      return starts && Mbox.isDivider(bytes, length);
    }

    /** Whether a header could begin here. */
    boolean isField() {
      int i = 0;
      while (i < length && bytes[i] > ' ' && bytes[i] < 0x7f && bytes[i] != ':') {
        i++;
      }
      return starts && i > 0 && i < length && bytes[i] == ':';
    }

    /** Whether a ">" was put before a line that begins with "From ", or did so already. */
    boolean isQuoted() {
      int i = 0;
      while (i < length && bytes[i] == '>') {
        i++;
      }
      byte[] from = {'F', 'r', 'o', 'm', ' '};
      boolean same = starts && i > 0 && length - i >= from.length;
      for (int k = 0; same && k < from.length; k++) {
        same = bytes[i + k] == from[k];
      }
      return same;
    }
  }

  MboxLines(InputStream in) throws IOException {
    this.in = in;
    read(line, true);
    read(ahead, line.ends);
  }

  /** Goes on to the next line, or the next piece of a long one. */
  void next() throws IOException {
    blankBefore = line.isBlank();
    Piece free = line;
    line = ahead;
    ahead = free;
    read(ahead, line.ends);
  }

  private void read(Piece piece, boolean starts) throws IOException {
    piece.starts = starts;
    piece.length = 0;
    int b = 0;
    while (b >= 0 && b != '\n' && piece.length < Piece.MOST) {
      b = in.read();
      if (b >= 0) {
        piece.bytes[piece.length++] = (byte) b;
      }
    }
    piece.ends = b == '\n';
  }

  boolean isOver() {
    return line.length == 0;
  }

  /**
   * Whether a message begins behind this line: it looks so, an empty line stands before it, and a
   * header field behind it.
   */
  boolean isDivider() {
    return blankBefore && line.isDivider() && ahead.isField();
  }

  /** The message that begins at this line; its lines end with CR LF. */
  InputStream message() {
    return new Message();
  }

  /** Lines up to the next divider. The empty line before that is the file's, not the message's. */
  private final class Message extends InputStream {
    private byte[] ready = new byte[0];
    private int at;
    private boolean heldBlank;

    @Override
    public int read() throws IOException {
      return isReady() ? ready[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      if (count == 0 || !isReady()) {
        return count == 0 ? 0 : -1;
      }
      int n = Math.min(count, ready.length - at);
      System.arraycopy(ready, at, bytes, from, n);
      at += n;
      return n;
    }

    private boolean isReady() throws IOException {
      while (at == ready.length) {
        if (isOver() || isDivider()) {
          return false;
        }
        boolean blank = line.isBlank();
        ready = written(heldBlank, blank);
        heldBlank = blank;
        at = 0;
        next();
      }
      return true;
    }

    /** The line as the message has it, behind the empty one that was held back. */
    private byte[] written(boolean blankFirst, boolean held) {
      int from = line.isQuoted() ? 1 : 0;
      int text = held ? 0 : line.text() - from;
      int ends = line.ends && !held ? 2 : 0;
      byte[] bytes = new byte[(blankFirst ? 2 : 0) + text + ends];
      if (blankFirst) {
        endLine(bytes, 0);
      }
      if (text > 0) {
        System.arraycopy(line.bytes, from, bytes, blankFirst ? 2 : 0, text);
      }
      if (ends > 0) {
        endLine(bytes, bytes.length - 2);
      }
      return bytes;
    }

    private static void endLine(byte[] bytes, int at) {
      bytes[at] = '\r';
      bytes[at + 1] = '\n';
    }
  }
}
