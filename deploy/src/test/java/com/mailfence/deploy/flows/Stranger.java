package com.mailfence.deploy.flows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Somebody who writes any bytes to a port and listens to what comes back. */
final class Stranger implements AutoCloseable {
  private static final int PATIENCE = 20_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3})");

  private Socket socket;

  private Stranger(Socket socket) {
    this.socket = socket;
  }

  static Stranger plain(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE);
    socket.connect(server, PATIENCE);
    return new Stranger(socket);
  }

  static Stranger secure(InetSocketAddress server) throws Exception {
    Stranger stranger = plain(server);
    stranger.beginTls();
    return stranger;
  }

  void beginTls() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
    var secure =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(socket, "house.example", socket.getPort(), true);
    secure.startHandshake();
    socket = secure;
  }

  /** Says what it has to say; whoever hangs up meanwhile has heard enough. */
  Stranger say(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException hungUp) {
      // What was answered before is still to be read.
    }
    return this;
  }

  Stranger say(String text) {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** One line of the answer, without its end; empty when the other side has hung up. */
  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** Has nothing more to say, and hears all until the other side hangs up, which it must. */
  String rest() throws IOException {
    try {
      socket.shutdownOutput();
    } catch (IOException hungUp) {
      // It did so already.
    }
    return hear();
  }

  /** Hears all until the other side hangs up by itself, which it must. */
  String hear() throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    try {
      InputStream in = socket.getInputStream();
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        heard.write(some, 0, n);
      }
    } catch (java.net.SocketTimeoutException open) {
      throw new AssertionError("still open after " + PATIENCE + " ms: " + heard, open);
    } catch (IOException reset) {
      // Hung up without a word.
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** The statuses of all answers in what was heard. */
  static List<Integer> statuses(String heard) {
    return STATUS
        .matcher(heard)
        .results()
        .map((MatchResult r) -> Integer.valueOf(r.group(1)))
        .toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Trusting implements X509TrustManager {
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
