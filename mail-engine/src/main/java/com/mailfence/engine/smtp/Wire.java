package com.mailfence.engine.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What carries the bytes of one session. For one thread, but for what is said otherwise. */
sealed interface Wire extends Closeable permits TcpWire, UnixWire {
  /** The longest we listen to one whom we have answered for the last time. */
  Duration FAREWELL = Duration.ofSeconds(3);

  /** Null on a line without addresses. */
  @Nullable InetAddress peer();

  /** How long to wait for bytes from now on. */
  void patience(Duration patience) throws IOException;

  /**
   * Waits for bytes.
   *
   * @return how many came; -1 at the end
   * @throws java.net.SocketTimeoutException when the patience is over
   */
  int read(byte[] buffer) throws IOException;

  void write(byte[] bytes) throws IOException;

  /** Whether bytes have come already. */
  boolean isTalking() throws IOException;

  /** From here on, all is TLS; what came before is forgotten. */
  void startTls(SSLContext context) throws IOException;

  /** Says no more, and hears the other side out for a moment, lest it miss the last word. */
  void hangUp() throws IOException;

  /** Ends the waiting for bytes, from any thread. */
  void stopListening() throws IOException;
}
