package com.mailfence.core.store;

import com.mailfence.core.item.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Stored bytes, named by their digest; equal bytes are kept once. */
public interface Blobs {
  /** Begins a new blob of at most {@code limit} bytes. */
  Sink begin(long limit);

  /**
   * Opens stored bytes from an offset.
   *
   * @throws com.mailfence.core.Refusal.NotFound if they are not there
   */
  InputStream open(ContentRef content, long offset);

  default InputStream open(ContentRef content) {
    return open(content, 0);
  }

  /** Stores what the stream holds; durable when it returns. The stream is read, not closed. */
  default ContentRef put(InputStream in, long limit) throws IOException {
    try (Sink sink = begin(limit)) {
      in.transferTo(sink);
      return sink.seal();
    }
  }

  /** Stores the bytes; durable when it returns. */
  default ContentRef put(byte[] bytes) {
    try (Sink sink = begin(bytes.length)) {
      sink.write(bytes);
      return sink.seal();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A blob being written. Closing it without sealing leaves nothing behind. */
  abstract class Sink extends OutputStream {
    /**
     * Ends the blob; it is durable when this returns. Bytes no row refers to for a day are garbage.
     */
    public abstract ContentRef seal() throws IOException;

    /** Bytes written so far. */
    public abstract long size();

    /** Throws {@code TooLarge} when the limit is passed. */
    @Override
    public abstract void write(byte[] bytes, int from, int length) throws IOException;

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }
  }
}
