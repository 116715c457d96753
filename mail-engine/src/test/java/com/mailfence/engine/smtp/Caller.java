package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The other end of a real connection. */
final class Caller implements Closeable {
  private final Socket plain;
  private Socket socket;

  Caller(SocketAddress server) throws IOException {
    plain = new Socket();
    plain.connect(new InetSocketAddress("127.0.0.1", ((InetSocketAddress) server).getPort()));
    plain.setSoTimeout(20_000);
    socket = plain;
  }

  void startTls(SSLContext context, String... suites) throws IOException {
    var layered = (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", 1, true);
    if (suites.length > 0) {
      layered.setEnabledProtocols(new String[] {"TLSv1.2"});
      layered.setEnabledCipherSuites(suites);
    }
    layered.startHandshake();
    socket = layered;
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** One reply with all its lines; what there was of it at the end of the connection. */
  String reply() throws IOException {
    var all = new StringBuilder();
    String line;
    do {
      line = line();
      all.append(line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    return all.toString().stripTrailing();
  }

  String ask(String line) throws IOException {
    send(line + "\r\n");
    return reply();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    InputStream in = socket.getInputStream();
    int c;
    do {
      c = in.read();
      if (c >= 0) {
        line.append((char) c);
      }
    } while (c >= 0 && c != '\n');
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    plain.close();
  }
}
