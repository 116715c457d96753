package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Turns commands into HTTP requests, carries the policy key, and repeats what was not answered. */
final class Session {
  static final String WBXML = "application/vnd.ms-sync.wbxml";
  static final String MAIL = "message/rfc822";

  private static final String PATH = "/Microsoft-Server-ActiveSync";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 5;

  private Handset phone;
  private final Line line;
  private long policyKey;

  Session(Handset phone, Line line) {
    this.phone = phone;
    this.line = line;
  }

  /** What travels. */
  record Parcel(String command, Map<String, String> arguments, String type, byte[] body) {
    static Parcel of(String command, Node body) {
      return new Parcel(command, Map.of(), WBXML, Wbxml.encode(body));
    }
  }

  void moveTo(URI server) {
    phone = phone.movedTo(server);
  }

  String version() {
    return phone.version();
  }

  boolean speaks(String version) {
    return phone.dialect().atLeast(version);
  }

  void policyKey(long key) {
    policyKey = key;
  }

  long policyKey() {
    return policyKey;
  }

  Reply options() {
    return send(
        "OPTIONS", request("", PATIENCE).method("OPTIONS", BodyPublishers.noBody()).build());
  }

  /** Sends and waits at least this much longer than for anything else. */
  Reply post(Parcel parcel, int heartbeatSeconds) {
    return send(parcel.command(), request(parcel, heartbeatSeconds));
  }

  CompletableFuture<Reply> postAsync(Parcel parcel, int heartbeatSeconds) {
    return line.sendAsync(request(parcel, heartbeatSeconds));
  }

  /** The elements of the answer, or nothing if it has none; anything but 200 is a failure. */
  Optional<Node> ask(Parcel parcel, int heartbeatSeconds) {
    return read(parcel.command(), post(parcel, heartbeatSeconds));
  }

  /** The same where an answer without elements is a mistake. */
  Node answer(Parcel parcel, int heartbeatSeconds) {
    return ask(parcel, heartbeatSeconds).orElseThrow(() -> silent(parcel.command()));
  }

  /** The elements of a reply that must have some. */
  Node answer(String command, Reply reply) {
    return read(command, reply).orElseThrow(() -> silent(command));
  }

  private static BadAnswer silent(String command) {
    return new BadAnswer(command + " was answered with nothing");
  }

  private Optional<Node> read(String command, Reply reply) {
    if (reply.status() != 200) {
      throw new HttpFailure(command, reply.status());
    }
    if (reply.body().length == 0) {
      return Optional.empty();
    }
    if (!reply.header("Content-Type").equals(WBXML)) { // [MS-ASHTTP] R219
      throw new BadAnswer(command + " was answered as " + reply.header("Content-Type"));
    }
    return Optional.of(Wbxml.answer(reply.body(), phone.version()));
  }

  private Reply send(String command, HttpRequest request) {
    for (int i = 0; i < TRIES; i++) {
      Reply reply = line.send(request);
      if (reply != null) {
        return reply;
      }
    }
    throw new BadAnswer(command + " was not answered");
  }

  private HttpRequest request(Parcel parcel, int heartbeatSeconds) {
    boolean encoded = phone.dialect().encodedQuery();
    String query =
        encoded
            ? QueryLine.encoded(phone, parcel.command(), parcel.arguments(), policyKey)
            : QueryLine.plain(phone, parcel.command(), parcel.arguments());
    HttpRequest.Builder request = request("?" + query, PATIENCE.plusSeconds(heartbeatSeconds));
    if (!encoded) {
      request.header("MS-ASProtocolVersion", phone.version());
      request.header("X-MS-PolicyKey", Long.toString(policyKey));
      if (parcel.arguments().containsKey("AcceptMultiPart")) {
        request.header("MS-ASAcceptMultiPart", "T");
      }
    }
    if (parcel.body().length > 0) {
      request.header("Content-Type", parcel.type());
    }
    return request.POST(BodyPublishers.ofByteArray(parcel.body())).build();
  }

  private HttpRequest.Builder request(String query, Duration patience) {
    Handset.Login login = phone.login();
    byte[] pair = (login.user() + ":" + login.password()).getBytes(UTF_8);
    return HttpRequest.newBuilder(URI.create(phone.server() + PATH + query))
        .timeout(patience)
        .header("User-Agent", "SimPhone/1.0")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }
}
