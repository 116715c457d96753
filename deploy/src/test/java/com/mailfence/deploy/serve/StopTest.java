package com.mailfence.deploy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.RawLine;
import com.mailfence.testbed.eas.RawRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stop is quick, whatever phones and others are doing just then. */
@Timeout(120)
final class StopTest {
  private static final int PHONES = 60;

  @TempDir Path data;

  @Test
  void phonesThatWaitAndPhonesThatComeInAreAnsweredAndTheStopIsQuick() throws Exception {
    var open = new OpenService(data, "eas.devices=1000");
    open.account("anna");
    EasClient first = open.phone("anna", "first", "14.1");
    first.folderSync();
    String inbox = first.folder(Hierarchy.INBOX);
    first.sync(inbox);
    List<RawLine> waiting = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      waiting.add(RawLine.open(open.https()));
      waiting.get(i).send(ping(open.https(), "waits" + i, inbox));
    }
    var over = new AtomicBoolean();
    URI server = open.https();
    CompletableFuture<Void> late = CompletableFuture.runAsync(() -> comeIn(server, inbox, over));

    long begin = System.nanoTime();
    open.service.stop();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    over.set(true);

    late.get(30, TimeUnit.SECONDS);
    for (RawLine line : waiting) {
      // Who waited is told to come again, who had not been let in yet that the house closes.
      assertThat(line.status()).isIn(200, 503);
      line.close();
    }
    assertThat(took).isLessThan(Duration.ofSeconds(8)); // about one where nothing else runs
    open.house.close();
  }

  /** Comes with a new phone again and again until nobody opens. */
  private static void comeIn(URI server, String inbox, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      try (RawLine line = RawLine.open(server)) {
        line.exchange(ping(server, "late" + i, inbox));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static byte[] ping(URI server, String device, String inbox) {
    var login = new Handset.Login("anna@house.example", OpenService.PASSWORD);
    return RawRequest.ping(Handset.phone(server, login, device, "14.1"), inbox, 3_000);
  }

  /**
   * Whoever never ends his request is cut off when the time is over, and all the rest is closed.
   */
  @Test
  void aRequestThatNeverEndsDoesNotKeepTheHouseOpen() throws Exception {
    var open = new OpenService(data, "limits.stop=2s");
    open.account("anna");
    ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
    try (var socket = new Socket("127.0.0.1", open.plain("http").getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST / HTTP/1.1\r\nHost: h\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      drip.scheduleAtFixedRate(() -> drop(out), 0, 50, TimeUnit.MILLISECONDS);

      long begin = System.nanoTime();
      open.service.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
      open.house.close();
    } finally {
      drip.shutdownNow();
    }
  }

  private static void drop(OutputStream out) {
    try {
      out.write('x');
    } catch (IOException closed) {
      throw new IllegalStateException(closed); // and is not called again
    }
  }
}
