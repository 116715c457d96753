package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A next station that answers as it is told and remembers all it heard. */
final class FakeHost implements AutoCloseable {
  static final String EHLO = "250-fake\r\n250-STARTTLS\r\n250-SIZE\r\n250-8BITMIME\r\n250 SMTPUTF8";
  static final String HANG_UP = "hang up";

  private final ServerSocket server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private volatile @Nullable Socket caller;
  final List<String> heard = new CopyOnWriteArrayList<>();

  FakeHost() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    answers.put("EHLO", EHLO);
    answers.put("STARTTLS", "220 go");
    answers.put("AUTH", "235 in");
    answers.put("DATA", "354 go");
    answers.put(".", "250 taken");
    answers.put("QUIT", "221 bye");
    var thread = new Thread(this::serve, "fake-host");
    thread.setDaemon(true);
    thread.start();
  }

  /** What is said to commands that begin so; other commands are answered 250. */
  FakeHost says(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  SmartHost smartHost(SmartHost.Security security, String user) {
    return new SmartHost("127.0.0.1", server.getLocalPort(), security, user, "secret");
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        caller = socket;
        converse(socket);
      } catch (IOException e) {
        // the caller hung up, or the test is over
      }
    }
  }

  private void converse(Socket plain) throws IOException {
    Socket socket = plain;
    send(socket, "220 fake");
    boolean content = false;
    while (true) {
      String line = line(socket.getInputStream());
      heard.add(line);
      if (content && !line.equals(".")) {
        continue;
      }
      content = false;
      String answer = answer(line);
      if (answer.equals(HANG_UP)) {
        return;
      }
      send(socket, answer);
      content = answer.startsWith("354");
      if (line.equals("STARTTLS") && answer.startsWith("220")) {
        socket = secured(plain);
      }
    }
  }

  private String answer(String line) {
    return answers.entrySet().stream()
        .filter(entry -> line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("250 ok");
  }

  private static Socket secured(Socket plain) throws IOException {
    var layered =
        (SSLSocket) Office.tls().getSocketFactory().createSocket(plain, "x", plain.getPort(), true);
    layered.setUseClientMode(false);
    layered.startHandshake();
    return layered;
  }

  private static void send(Socket socket, String answer) throws IOException {
    socket.getOutputStream().write((answer + "\r\n").getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); ; c = in.read()) {
      if (c < 0) {
        throw new IOException("the other side hung up");
      }
      line.append((char) c);
      if (line.length() >= 2 && line.substring(line.length() - 2).equals("\r\n")) {
        return line.substring(0, line.length() - 2);
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    Socket last = caller;
    if (last != null) {
      last.close();
    }
  }
}
