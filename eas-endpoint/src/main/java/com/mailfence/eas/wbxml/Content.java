package com.mailfence.eas.wbxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a leaf holds: text, or bytes that are no text; in memory, or to be streamed when written.
 */
public sealed interface Content {
  /** Opens the bytes of a streamed content; called once for each time that it is written. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** The bytes; text is in UTF-8. The caller closes the stream. */
  InputStream open() throws IOException;

  /** Whether it travels as opaque bytes, and not as text. */
  boolean opaque();

  /** Text in memory. */
  record Text(String value) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean opaque() {
      return false;
    }
  }

  /** A piece of an array, which is neither copied nor to be changed. */
  record Slice(byte[] array, int offset, int length, boolean opaque) implements Content {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(array, offset, length);
    }
  }

  /** Text from a stream of UTF-8; what is malformed or illegal in it is mended on its way out. */
  record StreamedText(Source source) implements Content {
    @Override
    public InputStream open() throws IOException {
      return source.open();
    }

    @Override
    public boolean opaque() {
      return false;
    }
  }

  /** Opaque bytes from a stream that yields exactly this many. */
  record StreamedOpaque(long length, Source source) implements Content {
    public StreamedOpaque {
      if (length < 0 || length > 0xFFFF_FFFFL) {
        throw new IllegalArgumentException("length of an opaque content: " + length);
      }
    }

    @Override
    public InputStream open() throws IOException {
      return source.open();
    }

    @Override
    public boolean opaque() {
      return true;
    }
  }
}
