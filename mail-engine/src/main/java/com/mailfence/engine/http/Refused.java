package com.mailfence.engine.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.OutputStream;

/** The answer to a body that did not come whole, or that nobody can take. */
record Refused(int status) implements Answer {
  private static final String LATER_SECONDS = "30";

  @Override
  public void head(HttpServletResponse response) {
    response.setStatus(status);
    response.setHeader("Connection", "close"); // what still comes of the body is no request
    if (status == 503) {
      response.setHeader("Retry-After", LATER_SECONDS);
    }
  }

  @Override
  public void body(OutputStream out) {}
}
