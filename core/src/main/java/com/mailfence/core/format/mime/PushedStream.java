package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads from a chain of stages: pushes raw bytes in at its head, takes what fell out at its end.
 */
final class PushedStream extends InputStream {
  private static final int CHUNK = 4096;

  private final InputStream raw;
  private final ByteSink head;
  private final Collected tail;
  private final byte[] chunk;
  private boolean ended;

  PushedStream(InputStream raw, ByteSink head, Collected tail) {
    this(raw, head, tail, CHUNK);
  }

  /** The same for a reader who will not want much: reads {@code step} bytes at a time. */
  PushedStream(InputStream raw, ByteSink head, Collected tail, int step) {
    this.chunk = new byte[step];
    this.raw = raw;
    this.head = head;
    this.tail = tail;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    while (tail.size() == 0 && !ended) {
      push();
    }
    return tail.size() == 0 ? -1 : tail.drain(target, off, len);
  }

  private void push() throws IOException {
    int n = raw.read(chunk, 0, chunk.length);
    if (n > 0) {
      head.take(chunk, 0, n);
    } else if (n < 0) {
      ended = true;
      head.end();
    }
  }

  @Override
  public int available() {
    return tail.size();
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
