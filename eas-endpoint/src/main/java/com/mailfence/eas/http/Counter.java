package com.mailfence.eas.http;

import com.mailfence.eas.command.Call;
import com.mailfence.eas.command.Desk;
import com.mailfence.eas.command.Reply;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes errands: body in, desk, answer out. */
final class Counter {
  private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
  private static final Duration LATER = Duration.ofSeconds(30);

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
    errand.context().setTimeout(0); // every wait has its own end
    var request = (HttpServletRequest) errand.context().getRequest();
    boolean packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
    boolean gzip = Gzip.accepted(request.getHeader("Accept-Encoding"));
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    var intake =
        new Intake(
            request.getInputStream(),
            limit,
            budget,
            body -> arrived(errand, agent, gzip, packed ? Gzip.unpacked(body, limit) : body),
            status -> failed(errand, status));
    errand.context().addListener(new AtTheEnd(intake));
    request.getInputStream().setReadListener(intake);
  }

  private void arrived(Errand errand, String agent, boolean gzip, byte @Nullable [] body) {
    if (body == null) {
      failed(errand, 400);
      return;
    }
    var call = new Call(errand.id(), errand.asked(), agent, errand.visitor().account(), body);
    desk.serve(call, reply -> answer(errand, gzip, reply));
  }

  private void failed(Errand errand, int status) {
    var response = (HttpServletResponse) errand.context().getResponse();
    response.setHeader("Connection", "close"); // what still comes of the body is no request
    answer(errand, false, new Reply.Refused(status, status == 503 ? LATER : null));
  }

  private void answer(Errand errand, boolean gzip, Reply reply) {
    LOG.debug(
        "request {}: {} {} of device {} of {}: {}",
        errand.id(),
        errand.asked().verb(),
        errand.asked().version(),
        errand.asked().device().id(),
        errand.visitor().account().id(),
        reply.getClass().getSimpleName());
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
