package com.mailfence.core.format.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stretch of other content, from {@code from} up to, not including, {@code to}. */
record SlicedContent(Content whole, long from, long to) implements Content {

  SlicedContent {
    if (from < 0 || from > to || to > whole.size()) {
      throw new IndexOutOfBoundsException(from + ".." + to + " of " + whole.size());
    }
  }

  @Override
  public long size() {
    return to - from;
  }

  @Override
  public InputStream open() throws IOException {
    return open(0);
  }

  @Override
  public InputStream open(long offset) throws IOException {
    Objects.checkFromToIndex(offset, size(), size());
    return new Stretch(whole.open(from + offset), size() - offset);
  }

  /** The first {@code left} bytes of another stream. */
  private static final class Stretch extends FilterInputStream {
    private long left;

    Stretch(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      if (left <= 0) {
        return -1;
      }
      int b = in.read();
      left -= b < 0 ? left : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      if (len == 0) {
        return 0;
      }
      if (left <= 0) {
        return -1;
      }
      int n = in.read(b, off, (int) Math.min(len, left));
      left -= n < 0 ? left : n;
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(Math.min(n, left));
      left -= skipped;
      return skipped;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
