package com.mailfence.core.format.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Bytes that can be opened again and again from any offset, so that a mail of 50 MB is streamed and
 * never held. The bytes must not change between two openings.
 */
public interface Content {

  /** The number of bytes that {@link #open()} yields. */
  long size();

  /** A stream over all bytes; the caller closes it. */
  InputStream open() throws IOException;

  /**
   * A stream over the bytes from {@code offset} on; sources that can seek do so.
   *
   * @throws java.io.EOFException when there are fewer bytes than {@code offset}
   */
  default InputStream open(long offset) throws IOException {
    InputStream in = open();
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The given bytes, which the caller leaves unchanged from now on. */
  static Content of(byte[] bytes) {
    return new InMemory(bytes);
  }

  /** The file at {@code path}, whose length is read now. */
  static Content of(Path path) throws IOException {
    return FileContent.at(path);
  }

  /** The bytes of all {@code parts}, one after the other. */
  static Content concat(List<Content> parts) {
    return new JoinedContent(parts);
  }

  /** The bytes from {@code from} up to, not including, {@code to}. */
  default Content slice(long from, long to) {
    return new SlicedContent(this, from, to);
  }

  /** All bytes in one array; only for content that is known to be small. */
  default byte[] bytes() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /** Content that is an array in memory. */
  record InMemory(byte[] array) implements Content {
    @Override
    public long size() {
      return array.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(array);
    }

    @Override
    public InputStream open(long offset) throws IOException {
      if (offset > array.length) {
        throw new java.io.EOFException("offset " + offset + " of " + array.length);
      }
      return new ByteArrayInputStream(array, (int) offset, array.length - (int) offset);
    }
  }
}
