package com.mailfence.eas.http;

import com.mailfence.eas.command.Desk;
import com.mailfence.eas.command.Quirks;
import com.mailfence.eas.request.EasRequest;
import com.mailfence.eas.request.RequestHead;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.engine.http.Door;
import com.mailfence.engine.http.Entrance;
import com.mailfence.engine.http.Guest;
import com.mailfence.engine.http.HttpTerms;
import com.mailfence.engine.http.Reception;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * The one address of ActiveSync. Credentials are looked at before the body, the body is collected
 * without a thread, and the answer leaves when the desk has it. SYNC-001
 */
public final class EasServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Where it must be mounted. [MS-ASHTTP] section 2.2.1.1.1 */
  public static final String PATH = "/Microsoft-Server-ActiveSync";

  private static final byte[] EXPLANATION =
      """
      This is the address of Exchange ActiveSync, for phones and mail programs.
      In their settings choose an Exchange account, with the name of this host as server.
      """
          .getBytes(StandardCharsets.UTF_8);

  private final transient Entrance entrance;
  private final transient Reception reception;
  private final transient EasErrand.Counter counter;
  private final int largest;

  public EasServlet(Desk desk, Door door, HttpTerms terms, Clock clock) {
    var heading = new Heading(desk.commands());
    this.entrance = new Entrance(door, terms);
    this.reception = new Reception(terms, clock, heading::common);
    this.counter = new EasErrand.Counter(desk, heading);
    this.largest = terms.largest();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = reception.greet(response);
    switch (request.getMethod()) {
      case "OPTIONS" -> options(request, response);
      case "POST" -> post(id, request, response);
      case "GET", "HEAD" -> explain(response);
      default -> response.setStatus(501); // [MS-ASHTTP] R465
    }
  }

  private void options(HttpServletRequest request, HttpServletResponse response) {
    if (entrance.enter(request, response).isPresent()) {
      counter.heading().offer(response);
      String agent = request.getHeader("User-Agent");
      if (agent != null && Quirks.WANTS_EXCHANGE.isOf(agent)) {
        response.setHeader("X-AspNet-Version", "4.0.30319");
      }
      response.setHeader("Allow", "OPTIONS,POST");
      response.setHeader("Public", "OPTIONS,POST");
      response.setContentLength(0);
    }
  }

  private static void explain(HttpServletResponse response) throws IOException {
    response.setContentType("text/plain");
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(EXPLANATION);
  }

  private void post(String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Guest> guest = entrance.enter(request, response);
    if (guest.isEmpty()) {
      return;
    }
    Optional<EasRequest> asked = read(request, response);
    if (asked.isEmpty()) {
      return;
    }
    if (!new Visitor(guest.get()).answersTo(asked.get().user())) {
      response.setStatus(403); // EA04
      return;
    }
    String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    var asker = new EasErrand.Asker(guest.get().account(), agent);
    int limit = BodyLimit.of(asked.get(), largest);
    reception.take(id, request, response, new EasErrand(counter, id, asker, asked.get(), limit));
  }

  private static Optional<EasRequest> read(
      HttpServletRequest request, HttpServletResponse response) {
    var head =
        new RequestHead(
            request.getQueryString(),
            request.getHeader("MS-ASProtocolVersion"),
            request.getHeader("X-MS-PolicyKey"),
            request.getHeader("MS-ASAcceptMultiPart"));
    try {
      return Optional.of(EasRequest.parse(head));
    } catch (BadWire bad) {
      boolean unknown = bad.fault() == BadWire.Fault.COMMAND;
      response.setStatus(unknown ? 501 : 400); // [MS-ASHTTP] R176, R186
      return Optional.empty();
    }
  }
}
