package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Several contents read one after the other; each is opened only when its turn comes. */
record JoinedContent(List<Content> pieces, long size) implements Content {

  JoinedContent(List<Content> pieces) {
    this(List.copyOf(pieces), pieces.stream().mapToLong(Content::size).sum());
  }

  @Override
  public InputStream open() {
    return new Chain(pieces, 0, 0);
  }

  @Override
  public InputStream open(long offset) throws IOException {
    long rest = offset;
    for (int i = 0; i < pieces.size(); i++) {
      long length = pieces.get(i).size();
      if (rest < length) {
        return new Chain(pieces, i, rest);
      }
      rest -= length;
    }
    if (rest > 0) {
      throw new java.io.EOFException("offset " + offset + " of " + size);
    }
    return InputStream.nullInputStream();
  }

  /** Reads the pieces from {@code next} on, the first of them from {@code offset} on. */
  private static final class Chain extends InputStream {
    private final List<Content> pieces;
    private InputStream current = InputStream.nullInputStream();
    private int next;
    private long offset;

    Chain(List<Content> pieces, int next, long offset) {
      this.pieces = pieces;
      this.next = next;
      this.offset = offset;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      if (len == 0) {
        return 0;
      }
      int n;
      while ((n = current.read(b, off, len)) < 0) {
        if (next == pieces.size()) {
          return -1;
        }
        current.close();
        current = pieces.get(next++).open(offset);
        offset = 0;
      }
      return n;
    }

    @Override
    public void close() throws IOException {
      next = pieces.size();
      current.close();
    }
  }
}
