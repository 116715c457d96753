package com.mailfence.engine.queue;

import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Store;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: one thread that looks, woken by a nudge or by time, and a few that carry, for
 * our own mailboxes and for the world apart, so that a slow smart host holds up nobody here.
 */
public final class Courier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  private static final int LOCAL_HANDS = 4;
  private static final int REMOTE_HANDS = 8;

  /** The longest without a look: another node may have put something in. */
  private static final Duration LONGEST_NAP = Duration.ofSeconds(30);

  /** After a look that failed. */
  private static final Duration BREATH = Duration.ofSeconds(5);

  private static final Duration STOP = Duration.ofSeconds(10);

  private final Bell bell;
  private final Shift shift;
  private final Clock clock;
  private final Thread thread;
  private final ExecutorService local;
  private final ExecutorService remote;
  private volatile boolean closed;

  /** Rung when there is something to carry; made before the courier, for those who ring it. */
  public static final class Bell {
    private final BlockingQueue<Boolean> rung = new ArrayBlockingQueue<>(1);

    /** Wakes the courier; costs nothing. */
    public void ring() {
      rung.offer(Boolean.TRUE);
    }

    void await(Duration time) throws InterruptedException {
      rung.poll(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }
  }

  /** What the house gives the courier. */
  public record House(
      Store store, Outbox outbox, Blobs blobs, Delivery delivery, Accounts accounts) {}

  /**
   * How it goes about.
   *
   * @param host our own name
   * @param smartHost null if there is none: mail for the world waits
   * @param tls trusts those who vouch for the smart host
   */
  public record Way(
      String host, @Nullable SmartHost smartHost, SSLContext tls, Tokens tokens, Clock clock) {}

  /** All that the rounds need. */
  record Rooms(House house, Way way, Runnable rung) {
    Store store() {
      return house.store();
    }

    Outbox outbox() {
      return house.outbox();
    }

    Blobs blobs() {
      return house.blobs();
    }

    Delivery delivery() {
      return house.delivery();
    }

    Accounts accounts() {
      return house.accounts();
    }

    String host() {
      return way.host();
    }

    Tokens tokens() {
      return way.tokens();
    }

    Clock clock() {
      return way.clock();
    }

    /** A new one for each message. */
    Trace trace() {
      return new Trace(host(), "", "", "", tokens().next());
    }
  }

  public Courier(House house, Way way, Bell bell) {
    this.bell = bell;
    this.clock = way.clock();
    this.local = Executors.newFixedThreadPool(LOCAL_HANDS, named("courier-here"));
    this.remote = Executors.newFixedThreadPool(REMOTE_HANDS, named("courier-away"));
    this.shift = shift(new Rooms(house, way, bell::ring), new Shift.Hands(local, remote));
    this.thread = named("courier").newThread(this::work);
  }

  static Shift shift(Rooms rooms, Shift.Hands hands) {
    SmartHost host = rooms.way().smartHost();
    Relay relay =
        host == null ? null : new Relay(host, rooms.host(), rooms.way().tls(), rooms.blobs());
    var returns = new Returns(rooms);
    return new Shift(rooms, returns, relay, hands);
  }

  private static ThreadFactory named(String name) {
    var number = new AtomicLong();
    return task -> {
      var thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Recipients who did not get a message since the start because its content was lost. */
  public long lost() {
    return shift.lost();
  }

  public void start() {
    thread.start();
  }

  /** Lets what is being carried arrive, for a while; the rest is still in the outbox. */
  @Override
  public void close() {
    closed = true;
    bell.ring();
    local.shutdown();
    remote.shutdown();
    Instant end = clock.instant().plus(STOP);
    try {
      thread.join(STOP.toMillis());
      local.awaitTermination(left(end), TimeUnit.MILLISECONDS);
      remote.awaitTermination(left(end), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    local.shutdownNow();
    remote.shutdownNow();
  }

  private long left(Instant end) {
    return Math.max(0, Duration.between(clock.instant(), end).toMillis());
  }

  private void work() {
    while (!closed) {
      try {
        Duration nap = shift.look() > 0 ? Duration.ZERO : nap();
        if (!nap.isZero()) {
          bell.await(nap);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        rest(e);
      }
    }
  }

  private Duration nap() {
    Instant now = clock.instant();
    Duration left = shift.next().map(at -> Duration.between(now, at)).orElse(LONGEST_NAP);
    // A row that is due by now came after the look.
    return left.compareTo(LONGEST_NAP) < 0 ? left.isNegative() ? Duration.ZERO : left : LONGEST_NAP;
  }

  private void rest(RuntimeException e) {
    if (closed) {
      return;
    }
    log.error("the courier cannot look into the outbox", e);
    try {
      bell.await(BREATH);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
