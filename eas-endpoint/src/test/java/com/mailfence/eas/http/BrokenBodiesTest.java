package com.mailfence.eas.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.eas.EasHouse;
import com.mailfence.eas.command.Terms;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Bodies that do not arrive whole. Silence is the yes of SendMail, [MS-ASCMD] R463: nobody may be
 * told yes whose message was never read.
 */
class BrokenBodiesTest {
  private static final String HEAD =
      "POST "
          + EasServlet.PATH
          + "?Cmd=SendMail&DeviceId=d1&DeviceType=t HTTP/1.1\r\nHost: x\r\n"
          + "MS-ASProtocolVersion: 14.1\r\nAuthorization: Basic ";

  private EasHouse eas;

  @BeforeEach
  void open() throws Exception {
    eas = new EasHouse(Terms.DEFAULT, Duration.ofMillis(300));
    eas.account("alice");
  }

  @AfterEach
  void close() throws Exception {
    eas.close();
  }

  @Test
  void bodyThatStopsIsAnsweredWithNoAndTheConnectionEnds() throws Exception {
    assertThat(answers("Content-Length: 100\r\n\r\nhalf", false)).startsWith("HTTP/1.1 408");
  }

  @Test
  void bodyWhoseSenderHangsUpIsNotAnsweredWithYes() throws Exception {
    assertThat(answers("Content-Length: 100\r\n\r\nhalf", true)).doesNotContain("HTTP/1.1 200");
  }

  @Test
  void brokenChunkIsAnsweredWithNo() throws Exception {
    assertThat(answers("Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n", false))
        .startsWith("HTTP/1.1 400");
  }

  /** All that comes back until the server hangs up. */
  private String answers(String rest, boolean hangUp) throws IOException {
    String login = "alice:" + EasHouse.PASSWORD;
    String head = HEAD + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)) + "\r\n";
    try (var socket = new Socket("127.0.0.1", eas.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + rest).getBytes(UTF_8));
      socket.getOutputStream().flush();
      if (hangUp) {
        socket.shutdownOutput();
      }
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
