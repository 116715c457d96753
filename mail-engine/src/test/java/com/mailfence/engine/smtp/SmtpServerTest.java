package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.item.MailFacets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The ports with real connections. */
@Timeout(60)
final class SmtpServerTest {
  private static final SocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);
  private static final String MAIL = "Subject: %s\r\n\r\ntext\r\n.\r\n";

  private final Rig rig = new Rig();
  private final SSLContext tls = context();
  private SmtpServer server = server(Duration.ofMinutes(1), 10);

  @AfterEach
  void close() {
    server.close();
    rig.close();
  }

  @Test
  void aMessageComesInClear() throws IOException {
    try (var caller = new Caller(server.open(Service.INCOMING, false, ANY))) {
      assertThat(caller.reply()).startsWith("220 mx.example.test");
      assertThat(caller.ask("HELO x")).startsWith("250");
      begin(caller);
      assertThat(caller.ask(MAIL.formatted("Clear").stripTrailing())).startsWith("250 2.0.0");
      assertThat(subjects()).containsExactly("Clear");
      assertThat(caller.ask("QUIT")).startsWith("221");
      assertThat(caller.reply()).isEmpty();
    }
  }

  @Test
  void tlsBeginsInsideAndIsTold() throws IOException {
    try (var caller = new Caller(server.open(Service.INCOMING, false, ANY))) {
      caller.reply();
      assertThat(caller.ask("EHLO x")).contains("250 STARTTLS");
      assertThat(caller.ask("STARTTLS")).startsWith("220");
      caller.startTls(tls);
      assertThat(caller.ask("EHLO x")).doesNotContain("STARTTLS");
      begin(caller);
      caller.ask(MAIL.formatted("Sealed").stripTrailing());
      assertThat(rig.newest(rig.ann)).contains("with ESMTPS id");
    }
  }

  @Test
  void whatIsSentAlongWithStartTlsIsNotHeardInside() throws IOException { // TL01
    SocketAddress port = server.open(Service.INCOMING, false, ANY);
    try (var caller = new Caller(port)) {
      caller.reply();
      caller.ask("EHLO x");
      assertThat(caller.ask("STARTTLS\r\nEHLO evil\r\nMAIL FROM:<evil@other.test>"))
          .startsWith("554 5.5.0");
      assertThat(caller.reply()).isEmpty();
    }
    try (var caller = new Caller(port)) {
      caller.reply();
      caller.ask("EHLO x");
      caller.ask("STARTTLS");
      caller.send("EHLO evil\r\nMAIL FROM:<evil@other.test>\r\n");
      assertThatThrownBy(() -> caller.startTls(tls)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void oldCiphersAreNotSpoken() throws IOException { // TL05
    SocketAddress port = server.open(Service.SUBMISSION, true, ANY);
    try (var caller = new Caller(port)) {
      assertThatThrownBy(() -> caller.startTls(tls, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"))
          .isInstanceOf(IOException.class);
    }
    try (var caller = new Caller(port)) {
      caller.startTls(tls, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
      assertThat(caller.reply()).startsWith("220");
    }
  }

  @Test
  void aUserSendsInsideTls() throws IOException { // SMTP-002
    try (var caller = new Caller(server.open(Service.SUBMISSION, true, ANY))) {
      caller.startTls(tls);
      assertThat(caller.reply()).startsWith("220");
      caller.ask("EHLO laptop");
      String secret = "\0ann@example.test\0" + Rig.PASSWORD;
      String plain = Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
      assertThat(caller.ask("AUTH PLAIN " + plain)).startsWith("235");
      caller.ask("MAIL FROM:<ann@example.test>");
      caller.ask("RCPT TO:<x@other.test>");
      caller.ask("DATA");
      assertThat(caller.ask("To: x@other.test\r\n\r\ntext\r\n.")).startsWith("250");
      assertThat(rig.queued()).hasSize(1);
    }
  }

  @Test
  void oneNetworkDoesNotTakeAllPlaces() throws IOException {
    server.close();
    server = server(Duration.ofMinutes(1), 2);
    SocketAddress port = server.open(Service.INCOMING, false, ANY);
    try (var first = new Caller(port);
        var second = new Caller(port)) {
      first.reply();
      second.reply();
      try (var third = new Caller(port)) {
        assertThat(third.reply()).startsWith("421 4.3.2");
      }
      assertThat(first.ask("QUIT")).startsWith("221");
      assertThat(first.reply()).isEmpty();
    }
  }

  @Test
  void whoSaysNothingIsSentAway() throws IOException { // RFC 5321 s4.5.3.2.7
    server.close();
    server = server(Duration.ofMillis(50), 10);
    try (var caller = new Caller(server.open(Service.INCOMING, false, ANY))) {
      assertThat(caller.reply()).startsWith("220");
      assertThat(caller.reply()).startsWith("421 4.4.2");
      assertThat(caller.reply()).isEmpty();
    }
  }

  @Test
  void stoppingLetsAMessageEnd() throws Exception {
    SocketAddress port = server.open(Service.INCOMING, false, ANY);
    try (var busy = new Caller(port);
        var idle = new Caller(port)) {
      idle.reply();
      idle.ask("HELO x");
      busy.reply();
      busy.ask("HELO x");
      begin(busy);
      busy.send("Subject: Last\r\n\r\n");

      CompletableFuture<Void> stop = CompletableFuture.runAsync(server::close);
      assertThat(idle.reply()).startsWith("421 4.3.2");
      assertThat(busy.ask(".")).startsWith("250");
      assertThat(busy.reply()).startsWith("421 4.3.2");
      stop.join();
    }
    assertThat(subjects()).containsExactly("Last");
    assertThatThrownBy(() -> new Caller(port)).isInstanceOf(IOException.class);
    assertThat(server.connections()).isZero();
  }

  @Test
  void lmtpSpeaksOverAUnixSocket(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("lmtp");
    server.open(Service.LMTP, false, UnixDomainSocketAddress.of(path));
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      OutputStream out = Channels.newOutputStream(channel);
      InputStream in = Channels.newInputStream(channel);
      out.write("LHLO relay\r\n".getBytes(UTF_8));
      var greeted = new StringBuilder();
      while (!greeted.toString().contains("250 ")) {
        greeted.append((char) in.read());
      }
      out.write(
          ("MAIL FROM:<>\r\nRCPT TO:<ann@example.test>\r\nRCPT TO:<bob@example.test>\r\n"
                  + "BDAT 6 LAST\r\na: b\r\nQUIT\r\n")
              .getBytes(UTF_8));
      assertThat(new String(in.readAllBytes(), UTF_8))
          .endsWith("250 2.0.0 done\r\n250 2.0.0 done\r\n221 2.0.0 bye\r\n");
    }
    assertThat(rig.newest(rig.bob)).contains("with LMTP id");
    server.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void manyAtOnceAreEachStoredOnce() throws Exception {
    SocketAddress port = server.open(Service.INCOMING, false, ANY);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String name = "s" + i;
        senders.add(
            pool.submit(
                () -> {
                  sendTen(port, name);
                  return name;
                }));
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(subjects()).hasSize(80).doesNotHaveDuplicates();
  }

  private static void sendTen(SocketAddress port, String name) throws IOException {
    try (var caller = new Caller(port)) {
      caller.reply();
      caller.ask("HELO x");
      for (int i = 0; i < 10; i++) {
        begin(caller);
        caller.send(MAIL.formatted(name + "-" + i));
        assertThat(caller.reply()).startsWith("250");
      }
    }
  }

  private static void begin(Caller caller) throws IOException {
    assertThat(caller.ask("MAIL FROM:<eve@other.test>")).startsWith("250");
    assertThat(caller.ask("RCPT TO:<ann@example.test>")).startsWith("250");
    assertThat(caller.ask("DATA")).startsWith("354");
  }

  private List<String> subjects() {
    return rig.inbox(rig.ann).stream().map(item -> ((MailFacets) item.facets()).subject()).toList();
  }

  private SmtpServer server(Duration patience, int ofOneNetwork) {
    var rooms =
        new SmtpServer.Rooms(
            rig.delivery, rig.submission, rig.accounts, rig.logins, rig.house.blobs);
    var limits = new LineLimits(50, ofOneNetwork, patience, Duration.ofSeconds(20));
    return new SmtpServer(rooms, "mx.example.test", limits, () -> tls, Clock.systemUTC());
  }

  /** A server's and a client's context in one: both know the same certificate. */
  private static SSLContext context() {
    char[] password = "testtest".toCharArray();
    try (InputStream in = Files.newInputStream(Path.of("src/test/resources/tls/test.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
