package com.mailfence.deploy.config;

import java.time.Duration;
import java.util.List;

/**
 * What the house takes.
 *
 * @param message one message, in bytes
 * @param header the head of one request, in bytes
 * @param connections open HTTPS connections
 * @param mailConnections open SMTP and LMTP connections
 * @param threads threads that serve requests
 * @param queue requests that wait for a thread
 * @param idle how long a connection may be silent
 * @param stop how long a stop waits for work under way
 */
public record LimitSettings(
    long message,
    int header,
    int connections,
    int mailConnections,
    int threads,
    int queue,
    Duration idle,
    Duration stop) {
  private static final long MIB = 1 << 20;
  private static final Key<Long> MESSAGE =
      new Key<>(
          "limits.message",
          Kind.size(MIB, 1024 * MIB),
          "50MiB",
          "The largest message, as it travels: what SMTP tells as SIZE. Requests that carry one"
              + " may be as much larger as what is wrapped around it.");
  private static final Key<Long> HEADER =
      new Key<>(
          "limits.header",
          Kind.size(4096, MIB),
          "16KiB",
          "The largest head of a request, all its lines together.");
  private static final Key<Integer> CONNECTIONS =
      new Key<>(
          "limits.connections",
          Kind.number(10, 1_000_000),
          "20000",
          "Open HTTPS connections; each waiting phone holds one. Let the system's limit of open"
              + " files be larger.");
  private static final Key<Integer> MAIL_CONNECTIONS =
      new Key<>(
          "limits.mail_connections",
          Kind.number(1, 100_000),
          "500",
          "Open SMTP and LMTP connections, each with a thread of its own.");
  private static final Key<Integer> THREADS =
      new Key<>(
          "limits.threads",
          Kind.number(8, 10_000),
          "64",
          "Threads that serve requests. A waiting phone holds none.");
  private static final Key<Integer> QUEUE =
      new Key<>(
          "limits.queue",
          Kind.number(1, 1_000_000),
          "1000",
          "Requests that wait for a thread; more are told to come back later (503).");
  private static final Key<Duration> IDLE =
      new Key<>(
          "limits.idle",
          Kind.time(Duration.ofSeconds(1), Duration.ofHours(1)),
          "60s",
          "How long a client may be silent in the middle of a request or between two.");
  private static final Key<Duration> STOP =
      new Key<>(
          "limits.stop",
          Kind.time(Duration.ofSeconds(1), Duration.ofMinutes(10)),
          "15s",
          "How long a stop waits for work under way.");

  static final List<Key<?>> KEYS =
      List.of(MESSAGE, HEADER, CONNECTIONS, MAIL_CONNECTIONS, THREADS, QUEUE, IDLE, STOP);

  static LimitSettings read(Values values) {
    return new LimitSettings(
        values.get(MESSAGE),
        Math.toIntExact(values.get(HEADER)),
        values.get(CONNECTIONS),
        values.get(MAIL_CONNECTIONS),
        values.get(THREADS),
        values.get(QUEUE),
        values.get(IDLE),
        values.get(STOP));
  }
}
