package com.mailfence.testbed.bench;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.PingResult;
import com.mailfence.testbed.eas.RawLine;
import com.mailfence.testbed.eas.RawRequest;
import com.mailfence.testbed.smtp.SmtpClient;
import com.mailfence.testbed.tool.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many phones that wait, what each costs, and how soon one of them is told of a mail. */
final class Crowd {
  static final int ACCOUNTS = 20;
  private static final int HEARTBEAT = 900;
  private static final int MAILS = 300;
  private static final int HANDS = 3;

  /** Looks at the memory until it is taken as it is. */
  private static final int LOOKS = 10;

  /** Milliseconds between two looks. */
  private static final int REST = 2_000;

  /** Less is no change of memory, in bytes. */
  private static final long STILL = 1 << 20;

  private final Stage stage;
  private final int size;
  private final List<RawLine> waiting = Collections.synchronizedList(new ArrayList<>());

  Crowd(Stage stage, int size) {
    this.stage = stage;
    this.size = size;
  }

  void run(Report report) throws IOException, InterruptedException {
    report.title("Delivery to Ping answer, and " + size + " phones that wait");
    EasClient phone = stage.phone("awake", "awake");
    String inbox = Stage.inbox(phone, 100);
    phone.sync(inbox);
    report.line("nobody else waits", "%s", deliveries(phone, inbox));
    long idle = atRest();
    gather(report);
    long full = atRest();
    Figures times = deliveries(phone, inbox);
    report.line(waiting.size() + " others wait", "%s", times);
    report.atMost("p99 among them", times.quantile(0.99), 100, "ms");
    report.line("resident memory", "%d MB idle, %d MB", idle >> 20, full >> 20);
    report.atMost("a waiting phone", (full - idle) / 1000.0 / size, 24, "kB");
    for (RawLine line : waiting) {
      line.close();
    }
  }

  /**
   * Lets the server come to rest, and returns its resident memory then. Java gives memory back on a
   * thread of its own after a collection, so it is read until it falls no more.
   */
  private long atRest() throws InterruptedException, IOException {
    long before = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS; look++) {
      stage.gateway.collectGarbage();
      TimeUnit.MILLISECONDS.sleep(REST); // so long it has to give memory back
      long now = stage.gateway.residentBytes();
      if (now > before - STILL) {
        return Math.min(now, before);
      }
      before = now;
    }
    return before;
  }

  private void gather(Report report) throws IOException, InterruptedException {
    ExecutorService hands = Executors.newFixedThreadPool(HANDS);
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> all = new ArrayList<>();
    for (int hand = 0; hand < HANDS; hand++) {
      all.add(
          hands.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
                  putToWait(i);
                  if (i % 100 == 0) {
                    report.progress(i + " phones wait");
                  }
                }
                return null;
              }));
    }
    hands.shutdown();
    for (Future<?> hand : all) {
      try {
        hand.get();
      } catch (ExecutionException e) {
        throw new IOException("a phone could not be put to wait", e);
      }
    }
    report.progressDone();
  }

  private void putToWait(int i) throws IOException {
    String name = "crowd" + i % ACCOUNTS;
    EasClient phone = stage.phone(name, "dev" + i);
    String inbox = Stage.inbox(phone, 100);
    phone.sync(inbox);
    RawLine line = RawLine.open(stage.gateway.https());
    line.send(RawRequest.ping(stage.handset(name, "dev" + i), inbox, HEARTBEAT));
    waiting.add(line);
  }

  private Figures deliveries(EasClient phone, String inbox) throws IOException {
    Figures times = new Figures();
    try (SmtpClient smtp = stage.smtp()) {
      for (int i = 0; i < MAILS; i++) {
        CompletableFuture<PingResult> ping = phone.pingAsync(HEARTBEAT, inbox);
        // The Ping must be waiting before the mail comes.
        phone.folderSync();
        byte[] letter = Letters.letter("awake", (int) (System.nanoTime() >>> 10));
        long start = System.nanoTime();
        smtp.send("sender@example.org", List.of(Stage.address("awake")), letter);
        PingResult result = ping.join();
        times.add(System.nanoTime() - start);
        if (result.status() != 2) {
          throw new IllegalStateException("Ping was answered with " + result.status());
        }
        phone.sync(inbox);
      }
    }
    return times;
  }
}
