package com.mailfence.engine.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A TCP connection, in clear or with TLS. */
final class TcpWire implements Wire {
  /** What is heard at most after the last word, in pieces of a read. */
  private static final int LAST_PIECES = 64;

  private final Socket plain;
  private volatile Socket socket;

  TcpWire(Socket socket) throws IOException {
    this.plain = socket;
    this.socket = socket;
    socket.setTcpNoDelay(true);
  }

  @Override
  public InetAddress peer() {
    return plain.getInetAddress();
  }

  @Override
  public void patience(Duration patience) throws IOException {
    plain.setSoTimeout((int) Math.max(1, patience.toMillis()));
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return socket.getInputStream().read(buffer);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  @Override
  public boolean isTalking() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  @Override
  public void startTls(SSLContext context) throws IOException {
    var name = plain.getInetAddress().getHostAddress();
    var layered =
        (SSLSocket) context.getSocketFactory().createSocket(plain, name, plain.getPort(), true);
    layered.setUseClientMode(false);
    layered.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    layered.setEnabledCipherSuites(
        Arrays.stream(layered.getSupportedCipherSuites())
            .filter(TcpWire::isModern)
            .toArray(String[]::new));
    layered.startHandshake();
    socket = layered;
  }

  /** Authenticated encryption with keys that are forgotten. // TL05 */
  private static boolean isModern(String suite) {
    boolean sealed = suite.contains("_GCM_") || suite.contains("_CHACHA20_");
    return sealed && suite.matches("TLS_(AES|CHACHA20|ECDHE)_.*") && !suite.contains("_anon_");
  }

  @Override
  public void hangUp() throws IOException {
    socket.shutdownOutput();
    patience(FAREWELL);
    byte[] last = new byte[16_384];
    try {
      for (int i = 0; i < LAST_PIECES && read(last) >= 0; i++) {
        patience(FAREWELL.dividedBy(i + 2));
      }
    } catch (SocketTimeoutException e) {
      // it was told, and had its time
    }
  }

  @Override
  public void stopListening() throws IOException {
    plain.shutdownInput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    plain.close();
  }
}
