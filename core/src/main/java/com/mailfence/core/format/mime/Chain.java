package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Streams read one after the other; each is opened only when its turn comes. */
final class Chain extends InputStream {

  /** A stream to be. */
  interface Opener {
    InputStream open() throws IOException;
  }

  private final Iterator<Opener> rest;
  private InputStream current = InputStream.nullInputStream();

  Chain(Iterator<Opener> streams) {
    this.rest = streams;
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
    int n;
    while ((n = current.read(target, off, len)) < 0) {
      if (!rest.hasNext()) {
        return -1;
      }
      current.close();
      current = rest.next().open();
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    while (rest.hasNext()) {
      rest.next(); // what was not opened never will be
    }
    current.close();
  }
}
