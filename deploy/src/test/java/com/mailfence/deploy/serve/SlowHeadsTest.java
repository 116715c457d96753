package com.mailfence.deploy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.PingResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that never come to the point. */
@Timeout(60)
final class SlowHeadsTest {
  @TempDir Path data;

  private OpenService open;
  private final ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();

  @BeforeEach
  void open() throws Exception {
    open = new OpenService(data, "web.head=300ms", "eas.least_heartbeat=1s");
    open.account("anna");
  }

  @AfterEach
  void close() throws Exception {
    drip.shutdownNow();
    open.stop();
  }

  @Test
  void headThatIsDrippedIsCutOff() throws Exception {
    try (var socket = new Socket("127.0.0.1", open.plain("http").getPort())) {
      drips(socket, "GET / HTTP/1.1\r\nHost: h\r\nX-Drip: ");

      assertThat(isClosed(socket)).isTrue();
    }
  }

  @Test
  void handshakeThatIsDrippedIsCutOff() throws Exception {
    URI there = open.https();
    try (var socket = new Socket(there.getHost(), there.getPort())) {
      drips(socket, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003");

      assertThat(isClosed(socket)).isTrue();
    }
  }

  /** Both are silent on purpose: one waits for news, the other may be used again. */
  @Test
  void whoWaitsAndWhoIsBetweenTwoRequestsIsLeftAlone() throws Exception {
    EasClient phone = open.phone("anna", "patient", "16.1");
    phone.provision();
    phone.folderSync();
    String inbox = phone.folder(Hierarchy.INBOX);
    phone.sync(inbox);
    try (var kept = new Socket("127.0.0.1", open.plain("http").getPort())) {
      assertThat(statusOf(kept)).startsWith("HTTP/1.1 301");
      CompletableFuture<PingResult> waits = phone.pingAsync(2, inbox);

      assertThat(waits.join().status()).isEqualTo(1);
      assertThat(statusOf(kept)).startsWith("HTTP/1.1 301");
    }
  }

  private void drips(Socket socket, String begin) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(begin.getBytes(StandardCharsets.ISO_8859_1));
    drip.scheduleAtFixedRate(() -> drop(out), 0, 50, TimeUnit.MILLISECONDS);
  }

  private static void drop(OutputStream out) {
    try {
      out.write('x');
    } catch (IOException closed) {
      throw new IllegalStateException(closed); // and is not called again
    }
  }

  private static boolean isClosed(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // a TLS alert may come first
      }
      return true;
    } catch (SocketException reset) {
      return true;
    }
  }

  private static String statusOf(Socket kept) throws IOException {
    kept.getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = kept.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
