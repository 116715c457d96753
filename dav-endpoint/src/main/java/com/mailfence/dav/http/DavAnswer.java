package com.mailfence.dav.http;

import com.mailfence.dav.method.Reply;
import com.mailfence.engine.http.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;

/** A reply of the desk as HTTP. */
record DavAnswer(Reply reply) implements Answer {

  @Override
  public void head(HttpServletResponse response) {
    response.setStatus(reply.status());
    reply.headers().forEach(response::setHeader);
    Reply.Body body = reply.body();
    if (body != null) {
      response.setContentType(body.type());
    }
  }

  @Override
  public void body(OutputStream out) throws IOException {
    Reply.Body body = reply.body();
    if (body != null) {
      body.writing().to(out);
    }
  }

  @Override
  public long length() {
    Reply.Body body = reply.body();
    return body == null ? 0 : body.length();
  }

  @Override
  public boolean packable() {
    return !reply.headers().containsKey("Accept-Ranges");
  }
}
