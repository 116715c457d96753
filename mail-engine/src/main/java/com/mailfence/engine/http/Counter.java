package com.mailfence.engine.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes errands: body in, work, answer out. */
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);

  private final Sending sending;
  private final Budget budget;

  Counter(Sending sending, Budget budget) {
    this.sending = sending;
    this.budget = budget;
  }

  /**
   * Begins an errand.
   *
   * @param id names the request in the log
   * @param context the container's handle, until it is completed
   */
  void take(String id, AsyncContext context, Errand errand) throws IOException {
    context.setTimeout(0); // every wait has its own end, and so has a body that stops coming
    var request = (HttpServletRequest) context.getRequest();
    boolean packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
    boolean gzip = Gzip.accepted(request.getHeader("Accept-Encoding"));
    var visit = new Visit(id, context, gzip, errand);
    int limit = errand.limit();
    var intake =
        new Intake(
            request.getInputStream(),
            limit,
            budget,
            body -> arrived(visit, packed ? Gzip.unpacked(body, limit) : body),
            status -> failed(visit, status));
    context.addListener(new AtTheEnd(intake));
    request.getInputStream().setReadListener(intake);
  }

  private void arrived(Visit visit, byte @Nullable [] body) {
    if (body == null) {
      failed(visit, 400);
    } else {
      visit.errand.run(body, answer -> answer(visit, visit.gzip, answer));
    }
  }

  private void failed(Visit visit, int status) {
    LOG.debug("request {}: body not taken: {}", visit.id, status);
    answer(visit, false, new Refused(status));
  }

  private void answer(Visit visit, boolean gzip, Answer answer) {
    sending.send(visit.context, visit.id, gzip, answer);
  }

  /** One request under way. */
  private record Visit(String id, AsyncContext context, boolean gzip, Errand errand) {}

  /** Gives back what the body took. */
  private record AtTheEnd(Intake intake) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      intake.release();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
