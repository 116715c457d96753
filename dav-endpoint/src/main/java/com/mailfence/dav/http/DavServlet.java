package com.mailfence.dav.http;

import com.mailfence.dav.method.Desk;
import com.mailfence.dav.method.Pages;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.BadWire;
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
import java.util.List;
import java.util.Optional;

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

  private final transient Desk desk;
  private final transient Entrance entrance;
  private final transient Reception reception;
  private final transient Rooms.Terms terms;
  private final byte[] welcome;

  public DavServlet(Desk desk, Rooms rooms, Door door, HttpTerms http) {
    this.desk = desk;
    this.entrance = new Entrance(door, http);
    this.reception = new Reception(http, rooms.clock(), response -> {});
    this.terms = rooms.terms();
    this.welcome = Pages.welcome(terms).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = reception.greet(response);
    String raw = request.getRequestURI();
    if (raw.startsWith(WELL_KNOWN)) {
      response.setStatus(301); // RFC 6764 s5
      response.setHeader("Location", START);
      response.setHeader("Cache-Control", "max-age=3600");
    } else if (isRead(request) && (raw.equals("/") || raw.equals(START))) {
      welcome(response);
    } else {
      Optional<Guest> guest = entrance.enter(request, response);
      if (guest.isPresent()) {
        take(id, guest.get(), request, response);
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
      String id, Guest guest, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Path path = Path.read(request.getRequestURI());
      var head = DavErrand.Head.of(request, path);
      int limit = limit(head);
      reception.take(id, request, response, new DavErrand(desk, id, head, guest.account(), limit));
    } catch (BadWire bad) {
      response.setStatus(400);
    }
  }

  /** How long a body may be, in bytes. An object too large for its collection is told so there. */
  private int limit(DavErrand.Head head) {
    boolean file = head.path().depth() > 1 && head.path().segment(1).equals("files");
    return switch (head.method()) {
      case "PUT" -> file ? terms.largestFile() : 2 * terms.largestObject();
      case "POST" -> 2 * terms.largestObject();
      default -> 2 << 20;
    };
  }
}
