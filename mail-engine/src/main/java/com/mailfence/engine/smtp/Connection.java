package com.mailfence.engine.smtp;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session on its wire, from the greeting to the last word. */
final class Connection implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /** RFC 8446 has none; a handshake is a few packets. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(30);

  /** The longest one waits where others wait for a place. */
  private static final Duration CROWDED = Duration.ofSeconds(20);

  /** The longest one message may take, however it dribbles. */
  private static final Duration MESSAGE = Duration.ofHours(1);

  private final Port port;
  private final Wire wire;
  private final Visit visit;
  private final SmtpSession session;
  private final Clock clock;
  private volatile boolean stopping;
  private volatile boolean idle;
  private @Nullable Instant busySince;

  /** What all the connections of a port have in common. */
  record Port(Terms terms, boolean tlsFromStart, Tls tls, Gate gate) {}

  Connection(Port port, Wire wire, Visit visit, SmtpSession session, Clock clock) {
    this.port = port;
    this.wire = wire;
    this.visit = visit;
    this.session = session;
    this.clock = clock;
  }

  @Override
  public void run() {
    try (wire;
        session) {
      converse();
    } catch (SSLException e) {
      log.debug("visit {}: TLS failed: {}", visit.name(), e.getMessage());
    } catch (IOException e) {
      log.debug("visit {}: the line broke: {}", visit.name(), e.getMessage());
    } catch (RuntimeException e) {
      log.error("visit {} met a bug", visit.name(), e);
    }
  }

  /** Recipients the visitor asked for who are not here; once the session is over. */
  int guesses() {
    return session.guesses();
  }

  /** Lets the message under way come to its end, but nothing more; from any thread. */
  void stop() {
    stopping = true;
    if (idle) {
      try {
        wire.stopListening();
      } catch (IOException e) {
        log.debug("visit {} had gone already", visit.name());
      }
    }
  }

  /** Cuts the line; from any thread. */
  void cut() {
    try {
      wire.close();
    } catch (IOException e) {
      log.debug("visit {} had gone already", visit.name());
    }
  }

  private void converse() throws IOException {
    if (port.tlsFromStart()) {
      startTls();
    }
    session.greet(!port.tlsFromStart() && wire.isTalking());
    byte[] buffer = new byte[16_384];
    while (true) {
      byte[] answers = session.answers();
      if (answers.length > 0) {
        wire.write(answers);
      }
      switch (session.wish()) {
        case CLOSE -> {
          wire.hangUp();
          return;
        }
        case START_TLS -> startTls();
        case READ -> {
          if (!listen(buffer)) {
            return;
          }
        }
      }
    }
  }

  private void startTls() throws IOException {
    wire.patience(HANDSHAKE);
    wire.startTls(port.tls().context());
    session.secured();
  }

  /**
   * Waits for bytes and hands them on.
   *
   * @return false if the other side has gone
   */
  private boolean listen(byte[] buffer) throws IOException {
    Duration patience = patience();
    idle = !session.isBusy();
    if (patience.isNegative() || stopping && idle) {
      session.end(stopping ? Replies.STOPPING : Replies.TIMEOUT);
      return true;
    }
    wire.patience(patience);
    try {
      int n = wire.read(buffer);
      idle = false;
      if (n >= 0) {
        session.take(buffer, 0, n);
      } else if (stopping) {
        session.end(Replies.STOPPING);
      }
      return n >= 0 || stopping;
    } catch (SocketTimeoutException e) {
      session.end(Replies.TIMEOUT); // RFC 5321 s4.5.3.2.7
      return true;
    }
  }

  private Duration patience() {
    Duration usual = port.gate().isCrowded() ? CROWDED : port.terms().patience();
    if (!session.isBusy()) {
      busySince = null;
      return usual;
    }
    Instant now = clock.instant();
    Instant since = busySince == null ? now : busySince;
    busySince = since;
    Duration left = Duration.between(now, since.plus(MESSAGE));
    return left.compareTo(usual) < 0 ? left : usual;
  }
}
