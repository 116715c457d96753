package com.mailfence.persistence;

import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other nodes on the same PostgreSQL database what moved here, and hears what moved there. It
 * tells after the commit and beside it: a notification inside a transaction would make all commits
 * of the database wait for one another. What is told while the line is down is lost, which costs
 * those who wait a heartbeat.
 */
final class WakeBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WakeBridge.class);
  private static final String CHANNEL = "house_wakes";

  private static final String TELL = "select pg_notify('" + CHANNEL + "', ?)";

  /** How long the line may be silent before it is tried whether anybody is there. */
  private static final int SILENCE_MILLIS = 30_000;

  /** Topics kept to be told; more than that move only while the line is down. */
  private static final int PENDING = 10_000;

  private final String self = UUID.randomUUID().toString();
  private final PersistenceConfig config;
  private final Consumer<Map<Topic, Seq>> heard;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private final Map<Topic, Seq> pending = new HashMap<>();
  private final Line listener = new Line("wake-listener", this::listen);
  private final Line teller = new Line("wake-teller", this::tell);

  /**
   * @param heard told what moved on other nodes, on a thread of the bridge
   */
  WakeBridge(PersistenceConfig config, Consumer<Map<Topic, Seq>> heard) {
    this.config = config;
    this.heard = heard;
    listener.thread.start();
    teller.thread.start();
  }

  /** Takes note of what moved here; never waits for the line. */
  void moved(Map<Topic, Seq> moved) {
    lock.lock();
    try {
      moved.forEach(
          (topic, seq) -> {
            if (pending.size() < PENDING || pending.containsKey(topic)) {
              pending.merge(topic, seq, Seq::max);
            }
          });
      told.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    moved(Map.of());
    listener.hangUp();
    teller.hangUp();
  }

  private void listen(Connection connection) throws SQLException {
    Connections.execute(connection, "listen " + CHANNEL);
    PGConnection line = connection.unwrap(PGConnection.class);
    while (!isClosing()) {
      PGNotification[] notifications = line.getNotifications(SILENCE_MILLIS);
      if (notifications == null || notifications.length == 0) {
        Connections.execute(connection, "select 1");
        continue;
      }
      Map<Topic, Seq> moved = new HashMap<>();
      for (PGNotification notification : notifications) {
        WakeText.read(self, notification.getParameter())
            .forEach((topic, seq) -> moved.merge(topic, seq, Seq::max));
      }
      if (!moved.isEmpty()) {
        heard.accept(moved);
      }
    }
  }

  private void tell(Connection connection) throws SQLException {
    while (!isClosing()) {
      for (String text : WakeText.write(self, next())) {
        Sql.one(connection, TELL, row -> true, text);
      }
    }
  }

  /** What there is to tell, once there is something. */
  private Map<Topic, Seq> next() {
    lock.lock();
    try {
      while (pending.isEmpty() && !isClosing()) {
        told.awaitUninterruptibly();
      }
      Map<Topic, Seq> all = Map.copyOf(pending);
      pending.clear();
      return all;
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private Connection connect() throws SQLException {
    var login = new Properties();
    login.setProperty("user", config.user());
    login.setProperty("password", config.password());
    login.setProperty("ApplicationName", "house-wakes");
    login.setProperty("connectTimeout", "5");
    login.setProperty("socketTimeout", "60");
    login.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(config.url(), login);
  }

  /** What is done with a connection until it breaks. */
  @FunctionalInterface
  private interface Talk {
    void with(Connection connection) throws SQLException;
  }

  /** A thread with a connection, and with another one when that is lost. */
  private final class Line {
    private final Thread thread;
    private final Talk talk;
    private volatile @Nullable Connection open;

    Line(String name, Talk talk) {
      this.talk = talk;
      this.thread = new Thread(this::run, name);
      thread.setDaemon(true);
    }

    private void run() {
      try {
        do {
          once();
        } while (!closing.await(1, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        LOG.warn("{} was interrupted and ends", thread.getName());
      }
    }

    private void once() {
      try (Connection connection = connect()) {
        open = connection;
        talk.with(connection);
      } catch (SQLException e) {
        if (!isClosing()) {
          LOG.warn("{} lost its connection and asks for another one", thread.getName(), e);
        }
      } catch (RuntimeException e) {
        LOG.error("{} goes on", thread.getName(), e);
      }
    }

    void hangUp() {
      Connection connection = open;
      if (connection != null) {
        try {
          connection.abort(Runnable::run);
        } catch (SQLException e) {
          LOG.debug("{} could not hang up", thread.getName(), e);
        }
      }
    }
  }
}
