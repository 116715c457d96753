package com.mailfence.engine.http;

import com.mailfence.core.Refusal;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends an answer and completes the request, whatever happens. */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final BiConsumer<HttpServletResponse, String> heading;
  private final Semaphore streams;

  /**
   * @param heading sets the headers every answer has, given the request's name
   */
  Sending(BiConsumer<HttpServletResponse, String> heading, Semaphore streams) {
    this.heading = heading;
    this.streams = streams;
  }

  /**
   * Sends it.
   *
   * @param id of the request
   * @param gzip whether the client takes compressed answers
   */
  void send(AsyncContext context, String id, boolean gzip, Answer answer) {
    var response = (HttpServletResponse) context.getResponse();
    var out = new Outgoing(response, gzip && answer.packable(), streams);
    try {
      answer.head(response);
      if (isHead(context)) {
        bare(response, answer);
        context.complete();
        return;
      }
      if (answer.length() > Outgoing.HELD && !answer.packable()) {
        response.setContentLengthLong(answer.length()); // it streams as it is
      }
      answer.body(out);
      if (out.streams()) {
        out.finish();
        context.complete();
      } else {
        Delivery.begin(context, out.whole());
      }
    } catch (IOException | RuntimeException broken) {
      broken(context, id, out, broken);
    } finally {
      out.release();
    }
  }

  private static boolean isHead(AsyncContext context) {
    return ((HttpServletRequest) context.getRequest()).getMethod().equals("HEAD");
  }

  /** RFC 9110 s9.3.2 */
  private static void bare(HttpServletResponse response, Answer answer) {
    if (answer.length() >= 0) {
      response.setContentLengthLong(answer.length());
    }
  }

  /**
   * The answer cannot be finished. If nothing of it left, another one is given; else the connection
   * is cut, so that the client does not take half an answer for a whole one.
   */
  private void broken(AsyncContext context, String id, Outgoing out, Exception problem) {
    var response = (HttpServletResponse) context.getResponse();
    boolean gone = problem instanceof IOException && (out.streams() || response.isCommitted());
    if (gone || problem instanceof Refusal) {
      LOG.debug("{} answer not finished: {}", id, problem.toString());
    } else {
      LOG.error("{} answer not finished", id, problem);
    }
    try {
      if (response.isCommitted() || out.streams()) {
        response.sendError(-1); // the container's word for cutting the connection
      } else {
        response.reset();
        heading.accept(response, id);
        if (problem instanceof Refusal.Busy busy) {
          response.setHeader("Retry-After", Long.toString(busy.retryAfter().toSeconds()));
          response.setStatus(503);
        } else {
          response.setStatus(500);
        }
      }
    } catch (IOException | RuntimeException lost) {
      LOG.debug("{} nobody left to tell: {}", id, lost.toString());
    }
    context.complete();
  }
}
