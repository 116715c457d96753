package com.mailfence.eas.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Bytes as text in base64 without line ends, turned while they are read. */
final class Base64Text extends InputStream {
  /** A multiple of three, so that only the last chunk is padded. */
  private static final int CHUNK = 3 * 1_024;

  private final InputStream in;
  private byte[] text = new byte[0];
  private int at;
  private boolean ended;

  Base64Text(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? text[at++] : -1;
  }

  @Override
  public int read(byte[] bytes, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int some = Math.min(len, text.length - at);
    System.arraycopy(text, at, bytes, off, some);
    at += some;
    return some;
  }

  private boolean fill() throws IOException {
    while (at == text.length) {
      if (ended) {
        return false;
      }
      byte[] chunk = in.readNBytes(CHUNK);
      ended = chunk.length < CHUNK;
      text = Base64.getEncoder().encode(chunk);
      at = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
