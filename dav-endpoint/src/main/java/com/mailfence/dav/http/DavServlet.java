package com.mailfence.dav.http;

import com.mailfence.core.account.Account;
import com.mailfence.dav.method.Desk;
import com.mailfence.dav.method.Pages;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.BadWire;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * All addresses of WebDAV. Credentials are looked at before the body, the body is collected without
 * a thread, and the answer leaves when the desk has it.
 */
public final class DavServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Where it must be mounted: the root, so that the host's name is enough. RFC 6764 s5 */
  public static final List<String> PATHS =
      List.of("/dav/*", "/principals/*", "/.well-known/caldav", "/.well-known/carddav", "");

  private static final String WELL_KNOWN = "/.well-known/";
  private static final String START = "/dav/";

  private final transient Entrance entrance;
  private final transient Counter counter;
  private final transient Ids ids;
  private final transient HttpTerms terms;
  private final byte[] welcome;

  public DavServlet(Desk desk, Rooms rooms, Door door, HttpTerms terms) {
    this.entrance = new Entrance(door, terms);
    this.counter =
        new Counter(
            desk, new Sending(new Semaphore(terms.streams())), new Budget(terms.bodyMemory()));
    this.ids = new Ids(rooms.clock());
    this.terms = terms;
    this.welcome = Pages.welcome(rooms.terms()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = ids.next();
    response.setHeader("X-Request-Id", id);
    String raw = request.getRequestURI();
    if (raw.startsWith(WELL_KNOWN)) {
      response.setStatus(301); // RFC 6764 s5
      response.setHeader("Location", START);
      response.setHeader("Cache-Control", "max-age=3600");
    } else if (isRead(request) && (raw.equals("/") || raw.equals(START))) {
      welcome(response);
    } else {
      Optional<Account> visitor = entrance.enter(request, response);
      if (visitor.isPresent()) {
        take(id, visitor.get(), request, response);
      }
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private void welcome(HttpServletResponse response) throws IOException {
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.setContentLength(welcome.length);
    response.getOutputStream().write(welcome);
  }

  private void take(
      String id, Account visitor, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Path path = Path.read(request.getRequestURI());
      int limit = limit(request, path);
      if (request.getContentLengthLong() > limit) {
        response.setStatus(413);
      } else {
        counter.take(new Errand(id, request.startAsync(), path, visitor), limit);
      }
    } catch (BadWire bad) {
      response.setStatus(400);
    }
  }

  /** How long a body may be, in bytes. An object too large for its collection is told so there. */
  private int limit(HttpServletRequest request, Path path) {
    boolean file = path.depth() > 1 && path.segment(1).equals("files");
    return switch (request.getMethod()) {
      case "PUT" -> file ? terms.largestFile() : 2 * terms.largestObject();
      case "POST" -> 2 * terms.largestObject();
      default -> 2 << 20;
    };
  }
}
