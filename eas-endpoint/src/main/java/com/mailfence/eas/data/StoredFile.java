package com.mailfence.eas.data;

import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Part;
import java.io.IOException;
import java.io.InputStream;

/** An attachment, to be read where it lies. */
public final class StoredFile {
  private final String type;
  private final long size;
  private final Source source;

  StoredFile(Message message, Part part) {
    this(part.type().essence(), part.sizes().decoded(), () -> message.decoded(part));
  }

  StoredFile(String type, long size, Source source) {
    this.type = type;
    this.size = size;
    this.source = source;
  }

  /** Where its bytes are. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** Its media type, lower case. */
  public String type() {
    return type;
  }

  /** Bytes of it. */
  public long size() {
    return size;
  }

  /** So many bytes of it from an offset on; the caller closes the stream. */
  public InputStream open(long from, long length) throws IOException {
    InputStream in = source.open();
    in.skipNBytes(from);
    return new Bounded(in, length);
  }

  /** The same as text in base64. [MS-ASCMD] R234 */
  public InputStream openText(long from, long length) throws IOException {
    return new Base64Text(open(from, length));
  }

  /** A stream that ends early. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int off, int len) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = in.read(bytes, off, (int) Math.min(len, left));
      left -= Math.max(read, 0);
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
