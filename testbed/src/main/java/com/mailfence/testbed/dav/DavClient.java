package com.mailfence.testbed.dav;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A program that speaks WebDAV for one user. For one thread at a time. */
public final class DavClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 5;

  private final URI server;
  private final String authorization;
  private final Line line;

  public DavClient(URI server, Handset.Login login, Line line) {
    byte[] pair = (login.user() + ":" + login.password()).getBytes(UTF_8);
    this.server = server;
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    this.line = line;
  }

  /**
   * Asks once.
   *
   * @param headers names, each followed by a value
   * @return nothing if the answer was lost: nobody knows whether it was done
   */
  public Optional<Reply> tell(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("User-Agent", "SimDav/1.0")
            .header("Authorization", authorization)
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return Optional.ofNullable(line.send(request.build()));
  }

  /** Asks until an answer comes back: for what may be asked twice. */
  public Reply ask(String method, String path, String body, String... headers) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Reply> reply = tell(method, path, body, headers);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new IllegalStateException(method + " was not answered");
  }

  /** Asks what is answered with status 207. */
  public Multistatus list(String method, String path, String body, String depth) {
    Reply reply =
        ask(method, path, body, "Depth", depth, "Content-Type", "application/xml; charset=utf-8");
    if (reply.status() != 207) {
      throw new IllegalStateException(
          "%s %s: %d %s".formatted(method, path, reply.status(), new String(reply.body(), UTF_8)));
    }
    return Multistatus.read(reply.body());
  }

  /** The tags of all that lies there. RFC 4918 s9.1 */
  public List<Multistatus.Response> tags(String path) {
    String body = "<propfind xmlns='DAV:'><prop><getetag/></prop></propfind>";
    return list("PROPFIND", path, body, "1").responses().stream()
        .filter(response -> !response.href().equals(path))
        .toList();
  }

  /** A calendar or an address book as this program keeps it. */
  public DavFolder folder(String path, DavFolder.Kind kind) {
    return new DavFolder(this, path, kind);
  }
}
