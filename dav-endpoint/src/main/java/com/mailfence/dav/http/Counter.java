package com.mailfence.dav.http;

import com.mailfence.dav.method.Call;
import com.mailfence.dav.method.Desk;
import com.mailfence.dav.method.Reply;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes errands: body in, desk, answer out. */
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
  private static final String LATER_SECONDS = "30";

  private final Desk desk;
  private final Sending sending;
  private final Budget budget;

  Counter(Desk desk, Sending sending, Budget budget) {
    this.desk = desk;
    this.sending = sending;
    this.budget = budget;
  }

  /**
   * Begins an errand; everything further happens when the container calls.
   *
   * @param limit most bytes of the body, also when unpacked
   */
  void take(Errand errand, int limit) throws IOException {
    errand.context().setTimeout(0); // a body that stops coming is ended by the connection's limit
    var request = (HttpServletRequest) errand.context().getRequest();
    boolean packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
    boolean gzip = Gzip.accepted(request.getHeader("Accept-Encoding"));
    var intake =
        new Intake(
            request.getInputStream(),
            limit,
            budget,
            body -> arrived(errand, gzip, packed ? Gzip.unpacked(body, limit) : body),
            status -> failed(errand, status));
    errand.context().addListener(new AtTheEnd(intake));
    request.getInputStream().setReadListener(intake);
  }

  private void arrived(Errand errand, boolean gzip, byte @Nullable [] body) {
    if (body == null) {
      failed(errand, 400);
      return;
    }
    var request = (HttpServletRequest) errand.context().getRequest();
    var call =
        new Call(
            errand.id(),
            request.getMethod(),
            errand.path(),
            headers(request),
            errand.visitor(),
            body);
    answer(errand, gzip, desk.serve(call));
  }

  /** By name in lower case; several of one name are one list, as RFC 9110 s5.2 has it. */
  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new TreeMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(
          name.toLowerCase(Locale.ROOT),
          String.join(",", Collections.list(request.getHeaders(name))));
    }
    return headers;
  }

  private void failed(Errand errand, int status) {
    if (status == 0) {
      errand.context().complete();
      return;
    }
    Map<String, String> headers = status == 503 ? Map.of("Retry-After", LATER_SECONDS) : Map.of();
    answer(errand, false, new Reply(status, headers, null));
  }

  private void answer(Errand errand, boolean gzip, Reply reply) {
    LOG.debug(
        "request {}: {} of {}: {}",
        errand.id(),
        ((HttpServletRequest) errand.context().getRequest()).getMethod(),
        errand.visitor().id(),
        reply.status());
    sending.send(errand.context(), errand.id(), gzip, reply);
  }

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
