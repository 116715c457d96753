package com.mailfence.engine.http;

import com.mailfence.core.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way. As long as it fits into a buffer it can still be taken back, and is sent
 * whole with its length; a longer one streams through while its thread waits for the reader, so
 * that only so many may do that at a time.
 */
final class Outgoing extends OutputStream {
  /** Bytes held before the answer streams. */
  static final int HELD = 256 * 1024;

  /** Shorter answers are not worth compressing: most have a few lines, a phone's a dozen bytes. */
  private static final int WORTH = 1024;

  private final HttpServletResponse response;
  private final boolean gzip;
  private final Semaphore streams;
  private ByteArrayOutputStream held = new ByteArrayOutputStream(512);
  private @Nullable OutputStream through;

  Outgoing(HttpServletResponse response, boolean gzip, Semaphore streams) {
    this.response = response;
    this.gzip = gzip;
    this.streams = streams;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (through == null && held.size() + length > HELD) {
      through = open();
    }
    (through == null ? held : through).write(bytes, from, length);
  }

  /** Writers flush when they are done; what is held stays held. */
  @Override
  public void flush() {}

  private OutputStream open() throws IOException {
    if (!streams.tryAcquire()) {
      throw new Refusal.Busy("answers under way", Duration.ofSeconds(10));
    }
    OutputStream out = response.getOutputStream();
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
      out = new GZIPOutputStream(out, 8192);
    }
    held.writeTo(out);
    held = new ByteArrayOutputStream(0);
    return out;
  }

  /** Whether bytes are on their way, so that the answer cannot be taken back. */
  boolean streams() {
    return through != null;
  }

  /** Ends a streaming answer. */
  void finish() throws IOException {
    if (through instanceof GZIPOutputStream packed) {
      packed.finish();
    }
  }

  /** Gives its place to another stream. */
  void release() {
    if (through != null) {
      streams.release();
    }
  }

  /** What is held, compressed if that was asked and is worth it; sets the headers that say so. */
  byte[] whole() throws IOException {
    byte[] bytes = held.toByteArray();
    if (gzip && bytes.length > WORTH) {
      var packed = new ByteArrayOutputStream(bytes.length / 2);
      try (var out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      bytes = packed.toByteArray();
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(bytes.length);
    return bytes;
  }
}
