package com.mailfence.deploy.serve;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Closes connections that never come to the point: a byte now and then keeps a connection from
 * being idle, so whoever drips a handshake or the head of a request would hold it for ever. It is
 * looked at from outside, now and then, since a phone that waits shall cost nothing for it.
 */
final class SlowHeads {
  private final long limit;
  private Map<EndPoint, Begun> begun = new HashMap<>();

  /**
   * A connection on which something has begun.
   *
   * @param requests those it carried before
   * @param since nanoseconds
   */
  private record Begun(long requests, long since) {}

  SlowHeads(Duration limit) {
    this.limit = limit.toNanos();
  }

  /** Looks at these connections, at a time in nanoseconds; returns how many were closed. */
  int look(Collection<EndPoint> all, long now) {
    Map<EndPoint, Begun> still = new HashMap<>();
    int closed = 0;
    for (EndPoint each : all) {
      long requests = requestsBefore(each.getConnection());
      if (requests < 0) {
        continue;
      }
      Begun before = begun.get(each);
      Begun since =
          before != null && before.requests == requests ? before : new Begun(requests, now);
      if (now - since.since >= limit) {
        each.close();
        closed++;
      } else {
        still.put(each, since);
      }
    }
    begun = still;
    return closed;
  }

  /** How many requests came before the one whose head is being read; -1 if none is. */
  private static long requestsBefore(Connection connection) {
    if (connection instanceof SslConnection secure) {
      Connection inside = secure.getSslEndPoint().getConnection();
      return inside == null ? 0 : requestsBefore(inside);
    }
    if (connection instanceof HttpConnection http) {
      HttpParser parser = http.getParser();
      boolean reading = parser.inHeaderState() && !parser.isStart();
      return reading ? http.getMessagesIn() : -1;
    }
    return connection instanceof NegotiatingServerConnection ? 0 : -1;
  }
}
