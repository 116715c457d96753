package com.mailfence.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.wake.Topic;
import com.mailfence.engine.queue.SmartHost.Security;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The courier with its own threads. */
@Timeout(60)
final class CourierTest {
  private final Office office = new Office();

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aNudgeIsEnough() throws InterruptedException {
    CountDownLatch arrived = mailsForBob(20);
    try (var courier = new Courier(office.given(), office.way(null), office.bell)) {
      courier.start();
      for (int i = 0; i < 20; i++) {
        office.send("bob@example.test", "text " + i + "\r\n");
      }
      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(office.inbox(office.bob)).hasSize(20);
    assertThat(office.queued()).isEmpty();
  }

  @Test
  void whatWasThereBeforeTheStartIsCarriedToo() throws InterruptedException {
    office.send("bob@example.test", "text\r\n");
    CountDownLatch arrived = mailsForBob(1);
    try (var courier = new Courier(office.given(), office.way(null), new Courier.Bell())) {
      courier.start();
      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(office.inbox(office.bob)).hasSize(1);
  }

  @Test
  void aHostThatHangsHoldsUpNobodyHere() throws IOException, InterruptedException {
    var host = new FakeHost();
    host.says("MAIL", "250-never"); // the last line of the answer does not come
    SmartHost way = host.smartHost(Security.NONE, "");
    var courier = new Courier(office.given(), office.way(way), office.bell);
    try (courier;
        host) {
      CountDownLatch arrived = mailsForBob(1);
      for (int i = 0; i < 20; i++) {
        office.send("x" + i + "@other.test", "text " + i + "\r\n");
      }
      courier.start();
      office.send("bob@example.test", "text\r\n");
      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(office.inbox(office.bob)).hasSize(1);
      assertThat(office.queued()).hasSize(20);
    }
  }

  private CountDownLatch mailsForBob(int count) {
    var arrived = new CountDownLatch(count);
    office.house.wakes.listen(
        moved ->
            moved.keySet().stream()
                .filter(topic -> topic instanceof Topic.Items)
                .filter(topic -> topic.account().equals(office.bob.id()))
                .forEach(topic -> arrived.countDown()));
    return arrived;
  }
}
