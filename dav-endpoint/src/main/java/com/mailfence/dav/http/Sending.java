package com.mailfence.dav.http;

import com.mailfence.core.Refusal;
import com.mailfence.dav.method.Reply;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a reply into an HTTP answer and completes the request, whatever happens. */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

  private final Semaphore streams;

  Sending(Semaphore streams) {
    this.streams = streams;
  }

  /**
   * Sends it.
   *
   * @param id of the request
   * @param gzip whether the client takes compressed answers
   */
  void send(AsyncContext context, String id, boolean gzip, Reply reply) {
    var response = (HttpServletResponse) context.getResponse();
    var request = (HttpServletRequest) context.getRequest();
    Reply.Body body = reply.body();
    boolean ranged = reply.headers().containsKey("Accept-Ranges");
    var out = new Outgoing(response, gzip && !ranged, streams);
    try {
      head(response, reply);
      if (body != null && request.getMethod().equals("HEAD")) {
        if (body.length() >= 0) {
          response.setContentLengthLong(body.length());
        }
        context.complete();
        return;
      }
      if (body != null) {
        if (body.length() > Outgoing.HELD && ranged) {
          response.setContentLengthLong(body.length());
        }
        body.writing().to(out);
      }
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

  private static void head(HttpServletResponse response, Reply reply) {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    Reply.Body body = reply.body();
    if (body != null) {
      response.setContentType(body.type());
    }
  }

  /**
   * The answer cannot be finished. If nothing of it left, another one is given; else the connection
   * is cut, so that the client does not take half an answer for a whole one.
   */
  private static void broken(AsyncContext context, String id, Outgoing out, Exception problem) {
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
        response.setHeader("X-Request-Id", id);
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
