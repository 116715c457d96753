package com.mailfence.eas.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.eas.discover.Discovery;
import com.mailfence.eas.discover.ServiceQuery;
import com.mailfence.engine.http.Door;
import com.mailfence.engine.http.Entrance;
import com.mailfence.engine.http.Guest;
import com.mailfence.engine.http.HttpTerms;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Autodiscover over HTTP, and the ways by which programs find ActiveSync that do not write its path
 * as it is. A filter, as they use every mixture of letters, which a servlet's path cannot match. //
 * SYNC-039
 */
public final class DiscoverFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Where Autodiscover in XML is. */
  public static final String XML_PATH = "/autodiscover/autodiscover.xml";

  private static final String JSON_PATH = "/autodiscover/autodiscover.json";
  private static final String ACTIVE_SYNC = EasServlet.PATH.toLowerCase(Locale.ROOT);
  private static final int LONGEST = 64 * 1024;

  private final transient Discovery discovery;
  private final transient ServiceQuery services;
  private final transient Entrance entrance;

  public DiscoverFilter(Discovery discovery, ServiceQuery services, Door door, HttpTerms terms) {
    this.discovery = discovery;
    this.services = services;
    this.entrance = new Entrance(door, terms);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().toLowerCase(Locale.ROOT);
    if (path.equals(XML_PATH)) {
      xml(request, response);
    } else if (path.startsWith(JSON_PATH)) {
      json(request, response);
    } else if (path.startsWith(ACTIVE_SYNC) && !request.getRequestURI().equals(EasServlet.PATH)) {
      activeSync(path.substring(ACTIVE_SYNC.length()), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Its path in other letters, or with the name of a page behind it, as old programs know it. */
  private static void activeSync(
      String rest, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (rest.isEmpty() || rest.equals("/") || rest.equals("/default.eas")) {
      request.getRequestDispatcher(EasServlet.PATH).forward(request, response);
    } else {
      response.setStatus(404); // [MS-ASHTTP] R182
    }
  }

  private void xml(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Guest> guest = entrance.enter(request, response);
    if (guest.isEmpty()) {
      return;
    }
    if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      response.setStatus(405);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    if (body.length > LONGEST) {
      response.setStatus(413);
      return;
    }
    send(response, "text/xml", discovery.answer(body, guest.get().account()));
  }

  private void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String address = request.getParameter("Email");
    ServiceQuery.Answer answer =
        services.answer(
            address != null ? address : lastSegment(request), request.getParameter("Protocol"));
    response.setStatus(answer.code());
    send(response, "application/json", answer.json().getBytes(UTF_8));
  }

  /** The address may stand in the path: {@code /autodiscover.json/v1.0/user@host}. */
  private static @Nullable String lastSegment(HttpServletRequest request) {
    String path = request.getRequestURI();
    String rest = path.substring(JSON_PATH.length());
    int slash = rest.lastIndexOf('/');
    return slash < 0 ? null : rest.substring(slash + 1).replace("%40", "@");
  }

  private static void send(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "private");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
