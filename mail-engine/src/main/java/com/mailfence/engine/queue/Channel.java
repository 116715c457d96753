package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A connection to the next station: commands out, answers in, each bounded. */
final class Channel implements Closeable {
  private static final Duration CONNECT = Duration.ofSeconds(30);

  /** RFC 5321 s4.5.3.1.5 has 512; some are longer. */
  private static final int LONGEST_LINE = 4_096;

  private static final int MOST_LINES = 100;

  private final SmartHost host;
  private final Socket plain;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Channel(SmartHost host) throws IOException {
    this.host = host;
    this.plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host.host(), host.port()), (int) CONNECT.toMillis());
      plain.setTcpNoDelay(true);
      this.socket = plain;
      this.in = plain.getInputStream();
      this.out = new BufferedOutputStream(plain.getOutputStream(), 16_384);
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  /** From here on, all is TLS, and the other side is who it should be. */
  void startTls(SSLContext context) throws IOException {
    if (plain.getInputStream().available() > 0) {
      throw new IOException("the server talks ahead of TLS"); // TL02
    }
    var layered =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host.host(), host.port(), true);
    SSLParameters parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9525
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    socket = layered;
    in = layered.getInputStream();
    out = new BufferedOutputStream(layered.getOutputStream(), 16_384);
  }

  void patience(Duration patience) throws IOException {
    plain.setSoTimeout((int) patience.toMillis());
  }

  OutputStream out() {
    return out;
  }

  Answer ask(String command) throws IOException {
    if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a command is one line"); // SM04
    }
    out.write((command + "\r\n").getBytes(UTF_8));
    return answer();
  }

  Answer answer() throws IOException {
    out.flush();
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = line();
      if (!line.matches("[2-5][0-9][0-9]([ -].*)?") || lines.size() == MOST_LINES) {
        throw new IOException("this is no SMTP");
      }
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() < 4 || line.charAt(3) == ' ') {
        return new Answer(Integer.parseInt(line.substring(0, 3)), lines);
      }
    }
  }

  /** Read byte by byte: what comes behind an answer must stay where it is. // TL02 */
  private String line() throws IOException {
    byte[] line = new byte[LONGEST_LINE];
    int n = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || n == LONGEST_LINE) {
        throw new IOException("the server hung up");
      }
      line[n++] = (byte) c;
    }
    int end = n > 0 && line[n - 1] == '\r' ? n - 1 : n;
    return new String(line, 0, end, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    plain.close();
  }
}
