package com.mailfence.eas.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.EasHouse;
import com.mailfence.eas.command.Terms;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.PingResult;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Phones that wait, over real connections. */
class WaitingTest {
  @Test
  void slowBodiesAndWaitingPhonesHoldNoThread() throws Exception {
    try (var eas = new EasHouse()) {
      AccountId alice = eas.account("alice");
      List<Socket> slow = new ArrayList<>();
      List<CompletableFuture<PingResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Socket socket = new Socket("127.0.0.1", eas.address().getPort());
        socket.getOutputStream().write(head().getBytes(UTF_8));
        socket.getOutputStream().flush();
        slow.add(socket);
        EasClient phone = eas.phone("alice", "d" + i, "14.1");
        phone.folderSync();
        waiting.add(phone.pingAsync(60, phone.folder(2)));
      }
      eas.phone("alice", "late", "14.1").folderSync(); // is served all the same
      eas.house.collection(alice, Kind.MAIL, Role.NONE, "New");
      for (CompletableFuture<PingResult> one : waiting) {
        assertThat(one.get(30, TimeUnit.SECONDS).status()).isEqualTo(7);
      }
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void waitingPingOutlastsTheConnectionsIdleTime() throws Exception {
    try (var impatient = new EasHouse(Terms.DEFAULT, Duration.ofMillis(300))) {
      AccountId id = impatient.account("alice");
      EasClient phone = impatient.phone("alice", "d1", "14.1");
      phone.folderSync();
      var waiting = phone.pingAsync(60, phone.folder(2));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> waiting.get(900, TimeUnit.MILLISECONDS));
      impatient.house.collection(id, Kind.MAIL, Role.NONE, "New");
      assertThat(waiting.get(10, TimeUnit.SECONDS).status()).isEqualTo(7);
    }
  }

  /** The head of a request whose body does not come. */
  private static String head() {
    byte[] login = ("alice:" + EasHouse.PASSWORD).getBytes(UTF_8);
    return "POST "
        + EasServlet.PATH
        + "?Cmd=FolderSync&DeviceId=slow&DeviceType=t HTTP/1.1\r\nHost: x\r\n"
        + "MS-ASProtocolVersion: 14.1\r\nAuthorization: Basic "
        + Base64.getEncoder().encodeToString(login)
        + "\r\nContent-Length: 100\r\n\r\n";
  }
}
