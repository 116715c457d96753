package com.mailfence.eas.http;

import com.mailfence.core.Refusal;
import com.mailfence.eas.command.Reply;
import com.mailfence.eas.wbxml.WbxmlWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a reply into an HTTP answer and completes the request, whatever happens. */
final class Sending {
  private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
  private static final String WBXML = "application/vnd.ms-sync.wbxml"; // [MS-ASHTTP] R219
  private static final String MULTIPART = "application/vnd.ms-sync.multipart";

  private final Heading heading;
  private final Semaphore streams;

  Sending(Heading heading, Semaphore streams) {
    this.heading = heading;
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
    var out = new Outgoing(response, gzip, streams);
    try {
      write(reply, response, out);
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

  private void write(Reply reply, HttpServletResponse response, OutputStream out)
      throws IOException {
    heading.common(response);
    if (reply instanceof Reply.Document document) {
      response.setContentType(WBXML);
      if (document.announcing()) {
        heading.announce(response);
      }
      WbxmlWriter.write(document.root(), out);
    } else if (reply instanceof Reply.Parts parts) {
      response.setContentType(MULTIPART);
      multipart(parts, out);
    } else if (reply instanceof Reply.Bytes bytes) {
      response.setContentType(bytes.type());
      copy(bytes.part(), out);
    } else if (reply instanceof Reply.Refused refused) {
      response.setStatus(refused.code());
      Duration wait = refused.retryAfter();
      if (wait != null) {
        response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
      }
    }
  }

  /**
   * Number of parts, then where each begins and how long it is, all as four bytes, the lowest
   * first; then the parts. [MS-ASCMD] section 2.2.2.10.1
   */
  private static void multipart(Reply.Parts reply, OutputStream out) throws IOException {
    var document = new ByteArrayOutputStream();
    WbxmlWriter.write(reply.root(), document);
    int count = 1 + reply.parts().size();
    var index = ByteBuffer.allocate(4 + 8 * count).order(ByteOrder.LITTLE_ENDIAN);
    index.putInt(count);
    long at = index.capacity();
    index.putInt((int) at).putInt(document.size());
    at += document.size();
    for (Reply.Part part : reply.parts()) {
      index.putInt((int) at).putInt((int) part.length());
      at += part.length();
    }
    out.write(index.array());
    document.writeTo(out);
    for (Reply.Part part : reply.parts()) {
      copy(part, out);
    }
  }

  private static void copy(Reply.Part part, OutputStream out) throws IOException {
    try (InputStream in = part.source().open()) {
      if (in.transferTo(out) != part.length()) {
        throw new IOException("a part of another length than announced");
      }
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
        heading.common(response);
        heading.name(response, id);
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
