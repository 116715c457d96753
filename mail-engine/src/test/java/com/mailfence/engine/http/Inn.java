package com.mailfence.engine.http;

import com.mailfence.core.account.Account;
import com.mailfence.engine.account.Outcome;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The smallest endpoint there can be: it answers what a test tells it to. */
final class Inn implements AutoCloseable {
  static final int LIMIT = 200_000;

  final List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
  volatile Answer answer = new Told(200, 0, out -> {});
  private final HandClock clock = new HandClock();
  private final MemoryHouse house = new MemoryHouse(clock);
  private final Server server = new Server();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Writes a body. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  /** An answer of a test. */
  record Told(int status, long length, Writing writing, boolean packable) implements Answer {
    Told(int status, long length, Writing writing) {
      this(status, length, writing, true);
    }

    @Override
    public void head(HttpServletResponse response) {
      response.setStatus(status);
    }

    @Override
    public void body(OutputStream out) throws IOException {
      writing.to(out);
    }
  }

  Inn() {
    this(Duration.ofSeconds(30));
  }

  /**
   * @param idle after which a connection is closed on which nothing happens
   */
  Inn(Duration idle) {
    this(new HttpTerms("The \"Inn\"", () -> true, LIMIT, LIMIT, 1), idle);
  }

  Inn(HttpTerms terms) {
    this(terms, Duration.ofSeconds(30));
  }

  private Inn(HttpTerms terms, Duration idle) {
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(idle.toMillis());
    server.addConnector(connector);
    server.setStopTimeout(0);
    var context = new ServletContextHandler();
    var holder = new ServletHolder(new Porch(terms));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/");
    server.setHandler(context);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome check(String login, String password) {
    if (password.equals("often")) {
      return new Outcome.Throttled(Duration.ofMillis(2500));
    }
    if (!password.equals("secret")) {
      return new Outcome.Denied();
    }
    String address = login.substring(login.indexOf('\\') + 1) + "@test.example";
    Account account =
        house
            .directory
            .account(address)
            .orElseGet(() -> house.directory.account(house.account(address)).orElseThrow());
    return new Outcome.Granted(account, "");
  }

  private final class Porch extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Entrance entrance;
    private final transient Reception reception;

    Porch(HttpTerms terms) {
      entrance = new Entrance((login, password, from) -> check(login, password), terms);
      reception = new Reception(terms, clock, response -> response.setHeader("X-Inn", "open"));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String id = reception.greet(response);
      if (!request.getRequestURI().equals("/private")) {
        reception.take(id, request, response, new Stay());
        return;
      }
      Optional<Guest> guest = entrance.enter(request, response);
      if (guest.isPresent()) {
        String told = guest.get().account().address() + " as " + guest.get().user();
        response.getOutputStream().write(told.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private final class Stay implements Errand {
    @Override
    public int limit() {
      return LIMIT;
    }

    @Override
    public void run(byte[] body, Consumer<Answer> out) {
      bodies.add(body);
      out.accept(answer);
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  /** Sends bytes as they are and returns all that comes until the server hangs up. */
  String raw(String bytes) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    house.close();
  }
}
