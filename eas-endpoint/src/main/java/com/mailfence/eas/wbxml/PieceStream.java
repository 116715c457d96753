package com.mailfence.eas.wbxml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** The pieces of a value behind each other, each opened when the one before is used up. */
final class PieceStream extends InputStream {
  private final Iterator<Content> pieces;
  private InputStream current = InputStream.nullInputStream();

  PieceStream(Iterator<Content> pieces) {
    this.pieces = pieces;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    int got = current.read(into, offset, length);
    while (got < 0 && pieces.hasNext()) {
      current.close();
      current = pieces.next().open();
      got = current.read(into, offset, length);
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
