package com.mailfence.deploy.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.EventsHandler;

/**
 * Counts and times requests by place and outcome. The place is the first part of the path if the
 * house knows it, so that strangers cannot make up names for the measures.
 */
final class Measured extends EventsHandler {
  private final MeterRegistry registry;
  private final Set<String> places;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  Measured(Handler inner, MeterRegistry registry, Set<String> places) {
    super(inner);
    this.registry = registry;
    this.places = Set.copyOf(places);
  }

  @Override
  protected void onComplete(Request request, int status, HttpFields headers, Throwable failure) {
    String path = Request.getPathInContext(request);
    int end = path.indexOf('/', 1);
    String first = end < 0 ? path : path.substring(0, end);
    String place = places.contains(first) ? first : "other";
    String outcome = status < 100 ? "none" : status / 100 + "xx";
    timers
        .computeIfAbsent(place + ' ' + outcome, key -> timer(place, outcome))
        .record(System.nanoTime() - request.getBeginNanoTime(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(String place, String outcome) {
    return Timer.builder("http.requests")
        .description("Requests from their first byte to the last of the answer")
        .tag("place", place)
        .tag("outcome", outcome)
        .register(registry);
  }
}
