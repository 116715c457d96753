package com.mailfence.engine.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Where an endpoint's servlet hands in requests: names them, collects their bodies without a thread
 * and sends what their errands answer.
 */
public final class Reception {
  private static final String NAME = "X-Request-Id";

  private final Consumer<HttpServletResponse> heading;
  private final Counter counter;
  private final Ids ids;

  /**
   * @param heading sets the headers every answer of the endpoint has; asked again when an answer
   *     was taken back
   */
  public Reception(HttpTerms terms, Clock clock, Consumer<HttpServletResponse> heading) {
    this.heading = heading;
    this.counter =
        new Counter(
            new Sending(this::head, new Semaphore(terms.streams())),
            new Budget(terms.bodyMemory()));
    this.ids = new Ids(clock);
  }

  /**
   * Begins an answer with the headers that every answer has.
   *
   * @return the name under which the log has the request; the answer tells it too
   */
  public String greet(HttpServletResponse response) {
    String id = ids.next();
    head(response, id);
    return id;
  }

  private void head(HttpServletResponse response, String id) {
    heading.accept(response);
    response.setHeader(NAME, id);
  }

  /**
   * Takes a request; all further happens when the container calls.
   *
   * @param id as {@link #greet} gave it
   */
  public void take(
      String id, HttpServletRequest request, HttpServletResponse response, Errand errand)
      throws IOException {
    if (request.getContentLengthLong() > errand.limit()) {
      new Refused(413).head(response);
    } else {
      counter.take(id, request.startAsync(), errand);
    }
  }
}
