package com.mailfence.engine.smtp;

import com.mailfence.core.store.Blobs;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Logins;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Delivery;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SMTP and LMTP ports of the house: a thread for each connection, and so many and no more. */
public final class SmtpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SmtpServer.class);

  /** How long to wait when no connection can be taken, as when files run out. */
  private static final long BREATH = TimeUnit.MILLISECONDS.toNanos(100);

  private final Rooms rooms;
  private final String host;
  private final LineLimits limits;
  private final Tls tls;
  private final Clock clock;
  private final Gate gate;
  private final ThreadPoolExecutor threads;
  private final AtomicLong visits = new AtomicLong();
  private final List<Entrance> entrances = new CopyOnWriteArrayList<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What the ports lead to. */
  public record Rooms(
      Delivery delivery, Submission submission, Accounts accounts, Logins logins, Blobs blobs) {}

  /**
   * @param host our name, as told in greetings and traces
   */
  public SmtpServer(Rooms rooms, String host, LineLimits limits, Tls tls, Clock clock) {
    this.rooms = rooms;
    this.host = host;
    this.limits = limits;
    this.tls = tls;
    this.clock = clock;
    this.gate = new Gate(limits.connections(), limits.ofOneNetwork(), clock);
    // The gate lets no more in than there are places; entrances have threads of their own.
    this.threads =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named());
  }

  private static ThreadFactory named() {
    var number = new AtomicLong();
    return task -> {
      var thread = new Thread(task, "smtp-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Opens a port.
   *
   * @param tlsFromStart whether TLS begins before the greeting; else it can be begun inside, but on
   *     LMTP
   * @param at a TCP address, port 0 for any; or a Unix socket
   * @return where it is
   */
  public SocketAddress open(Service service, boolean tlsFromStart, SocketAddress at)
      throws IOException {
    boolean startTls = !tlsFromStart && service != Service.LMTP;
    long largest = rooms.delivery().largest();
    boolean strict = service == Service.INCOMING;
    var terms = new Terms(service, host, largest, startTls, strict, limits.patience());
    var port = new Connection.Port(terms, tlsFromStart, tls, gate);
    Entrance entrance = Entrance.open(at);
    entrances.add(entrance);
    threads.execute(() -> welcome(port, entrance));
    return entrance.address();
  }

  /** Connections right now. */
  public int connections() {
    return gate.inside();
  }

  /** Takes no more connections, lets messages under way end for a while, then cuts the rest. */
  @Override
  public void close() {
    closed = true;
    for (Entrance entrance : entrances) {
      try {
        entrance.close();
      } catch (IOException e) {
        log.warn("cannot close {}", entrance, e);
      }
    }
    connections.forEach(Connection::stop);
    threads.shutdown();
    if (!await(limits.stop())) {
      connections.forEach(Connection::cut);
      await(Duration.ofSeconds(2));
    }
  }

  private boolean await(Duration time) {
    try {
      return threads.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void welcome(Connection.Port port, Entrance entrance) {
    while (!closed) {
      try {
        admit(port, entrance.accept());
      } catch (IOException e) {
        if (!closed) {
          log.warn("cannot take a connection: {}", e.getMessage());
          LockSupport.parkNanos(BREATH);
        }
      }
    }
  }

  private void admit(Connection.Port port, Wire wire) throws IOException {
    boolean own = port.terms().service() == Service.LMTP;
    var peer = own ? null : wire.peer();
    if (!gate.enter(peer)) {
      turnAway(port, wire);
      return;
    }
    Connection connection = connection(port, wire);
    connections.add(connection);
    try {
      threads.execute(
          () -> {
            try {
              connection.run();
            } finally {
              connections.remove(connection);
              gate.leave(peer, connection.guesses());
            }
          });
    } catch (RejectedExecutionException e) {
      connections.remove(connection);
      gate.leave(peer, 0);
      wire.close();
      return;
    }
    if (closed) {
      connection.stop();
    }
  }

  private Connection connection(Connection.Port port, Wire wire) {
    String name = Long.toString(clock.millis(), 36) + "-" + visits.incrementAndGet();
    var visit = new Visit(port.terms().service(), host, name, wire.peer());
    Desk desk =
        port.terms().service() == Service.SUBMISSION
            ? new SendingDesk(
                rooms.submission(), rooms.accounts(), rooms.blobs(), port.terms().largest())
            : new ReceivingDesk(rooms.delivery(), rooms.accounts());
    var session = new SmtpSession(port.terms(), visit, desk, rooms.logins());
    return new Connection(port, wire, visit, session, clock);
  }

  /** A word, if it can be said in clear; no time is lost on it. */
  private static void turnAway(Connection.Port port, Wire wire) throws IOException {
    try (wire) {
      if (!port.tlsFromStart()) {
        wire.write(Replies.CROWDED.bytes());
      }
    }
  }
}
