package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A server that gives the answers it was told, in order, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
  /** What came in. */
  record Request(String method, String query, HttpExchange exchange, byte[] body) {
    String header(String name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    Node node(String version) {
      return Wbxml.decode(body, version);
    }
  }

  private record Answer(int status, String type, byte[] body) {}

  private final HttpServer http;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  ScriptedServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/Microsoft-Server-ActiveSync", this::serve);
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Answers the next request in this way. */
  ScriptedServer then(Node answer) {
    return then(200, Session.WBXML, Wbxml.encode(answer));
  }

  ScriptedServer then(int status, String type, byte[] body) {
    answers.add(new Answer(status, type, body));
    return this;
  }

  ScriptedServer thenNothing() {
    return then(200, "", new byte[0]);
  }

  List<Request> requests() {
    return requests;
  }

  Request last() {
    return requests.get(requests.size() - 1);
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = exchange.getRequestURI().getRawQuery();
    requests.add(new Request(exchange.getRequestMethod(), query, exchange, body));
    Answer answer =
        answers.isEmpty()
            ? new Answer(500, "text/plain", "unasked".getBytes(UTF_8))
            : answers.remove();
    if (!answer.type().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Type", answer.type());
    }
    exchange.sendResponseHeaders(
        answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
