package com.mailfence.dav.http;

import com.mailfence.core.account.Account;
import com.mailfence.dav.method.Call;
import com.mailfence.dav.method.Desk;
import com.mailfence.dav.method.Reply;
import com.mailfence.dav.wire.Path;
import com.mailfence.engine.http.Answer;
import com.mailfence.engine.http.Errand;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one request to the desk.
 *
 * @param limit most bytes of the body
 */
record DavErrand(Desk desk, String id, Head head, Account account, int limit) implements Errand {
  private static final Logger LOG = LoggerFactory.getLogger(DavErrand.class);

  /**
   * What stands before the body.
   *
   * @param headers by name in lower case
   */
  record Head(String method, Path path, Map<String, String> headers) {
    static Head of(HttpServletRequest request, Path path) {
      return new Head(request.getMethod(), path, headersOf(request));
    }

    /** Several of one name are one list, as RFC 9110 s5.2 has it. */
    private static Map<String, String> headersOf(HttpServletRequest request) {
      Map<String, String> headers = new TreeMap<>();
      for (String name : Collections.list(request.getHeaderNames())) {
        headers.put(
            name.toLowerCase(Locale.ROOT),
            String.join(",", Collections.list(request.getHeaders(name))));
      }
      return headers;
    }
  }

  @Override
  public void run(byte[] body, Consumer<Answer> out) {
    Reply reply =
        desk.serve(new Call(id, head.method(), head.path(), head.headers(), account, body));
    LOG.debug("request {}: {} of {}: {}", id, head.method(), account.id(), reply.status());
    out.accept(new DavAnswer(reply));
  }
}
