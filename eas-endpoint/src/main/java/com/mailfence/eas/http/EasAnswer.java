package com.mailfence.eas.http;

import com.mailfence.eas.command.Reply;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.engine.http.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** A reply of the desk as HTTP. */
record EasAnswer(Heading heading, Reply reply) implements Answer {
  private static final String WBXML = "application/vnd.ms-sync.wbxml"; // [MS-ASHTTP] R219
  private static final String MULTIPART = "application/vnd.ms-sync.multipart";

  @Override
  public void head(HttpServletResponse response) {
    if (reply instanceof Reply.Document document) {
      response.setContentType(WBXML);
      if (document.announcing()) {
        heading.announce(response);
      }
    } else if (reply instanceof Reply.Parts) {
      response.setContentType(MULTIPART);
    } else if (reply instanceof Reply.Bytes bytes) {
      response.setContentType(bytes.type());
    } else if (reply instanceof Reply.Refused refused) {
      response.setStatus(refused.code());
      Duration wait = refused.retryAfter();
      if (wait != null) {
        response.setHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
      }
    }
  }

  @Override
  public void body(OutputStream out) throws IOException {
    if (reply instanceof Reply.Document document) {
      WbxmlWriter.write(document.root(), out);
    } else if (reply instanceof Reply.Parts parts) {
      multipart(parts, out);
    } else if (reply instanceof Reply.Bytes bytes) {
      copy(bytes.part(), out);
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
}
