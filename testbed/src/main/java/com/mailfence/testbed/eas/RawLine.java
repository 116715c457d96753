package com.mailfence.testbed.eas;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;

/** One connection that carries raw requests, one after the other. */
public final class RawLine implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  private RawLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 4096);
  }

  /** Connects to an http or https server, trusting any certificate. */
  public static RawLine open(URI server) throws IOException {
    Socket plain = new Socket();
    plain.setTcpNoDelay(true);
    plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), 30_000);
    if (server.getScheme().equals("http")) {
      return new RawLine(plain);
    }
    SSLSocket secure =
        (SSLSocket)
            Line.trusting()
                .getSocketFactory()
                .createSocket(plain, server.getHost(), server.getPort(), true);
    secure.startHandshake();
    return new RawLine(secure);
  }

  /** Sends a request and does not wait for its answer. */
  public void send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
  }

  /** Sends a request and reads its answer; returns the body. */
  public byte[] exchange(byte[] request) throws IOException {
    send(request);
    return answer();
  }

  /** Reads one answer; anything but 200 is a failure. */
  public byte[] answer() throws IOException {
    String status = line();
    byte[] body = rest();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered with " + status);
    }
    return body;
  }

  /** Reads one whole answer, whatever it says, and returns its status. */
  public int status() throws IOException {
    String status = line();
    rest();
    return Integer.parseInt(status.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  /** Reads the fields and the body of an answer; returns the body. */
  private byte[] rest() throws IOException {
    int length = 0;
    boolean chunked = false;
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(field.substring(15).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    return chunked ? chunks() : exactly(length);
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = Integer.parseInt(line(), 16);
    while (size > 0) {
      body.writeBytes(exactly(size));
      line();
      size = Integer.parseInt(line(), 16);
    }
    line();
    return body.toByteArray();
  }

  private byte[] exactly(int length) throws IOException {
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the server hung up");
    }
    return body;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server hung up");
      }
      if (c != '\r') {
        line.write(c);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
