package com.mailfence.testbed.eas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The phones' way to the server: HTTP/1.1, plain or TLS, trusting any certificate. Many phones may
 * share one. A line can be bad: then requests reach the server and answers do not come back.
 */
public final class Line {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  private final HttpClient http;
  private int toLose;

  private Line(HttpClient http) {
    this.http = http;
  }

  public static Line open() {
    return new Line(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trusting())
            .connectTimeout(CONNECT)
            .build());
  }

  /** The next so many answers are lost behind the phone's back. */
  public void loseAnswers(int count) {
    toLose = count;
  }

  /** Fetches a page as anybody may. */
  public Reply get(URI page) {
    return sendOnce(HttpRequest.newBuilder(page).GET().build());
  }

  /** Asks for a page by any method, without a body. */
  public Reply ask(String method, URI page) {
    return sendOnce(HttpRequest.newBuilder(page).method(method, BodyPublishers.noBody()).build());
  }

  /** Sends and waits for the answer; null if it was lost on its way. */
  public @Nullable Reply send(HttpRequest request) {
    Reply reply = sendOnce(request);
    if (toLose > 0) {
      toLose--;
      return null;
    }
    return reply;
  }

  /** Sends without waiting; such answers are never lost. */
  CompletableFuture<Reply> sendAsync(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Line::reply);
  }

  private Reply sendOnce(HttpRequest request) {
    try {
      return reply(http.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Reply reply(HttpResponse<byte[]> response) {
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trusts everybody: the server of a test has made its own certificate. */
  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
