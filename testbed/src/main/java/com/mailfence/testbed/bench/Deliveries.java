package com.mailfence.testbed.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** SMTP deliveries a second, each durable before it is acknowledged. */
final class Deliveries {
  private final Stage stage;
  private final int each;

  /**
   * @param each messages of each session
   */
  Deliveries(Stage stage, int each) {
    this.stage = stage;
    this.each = each;
  }

  void run(Report report, String database) throws IOException, InterruptedException {
    report.title("SMTP deliveries on " + database + ", durable when acknowledged");
    rate(2);
    for (int sessions : new int[] {1, 8, 32}) {
      report.line(sessions + " sessions", "%.0f a second", rate(sessions));
    }
  }

  private double rate(int sessions) throws IOException, InterruptedException {
    ExecutorService senders = Executors.newFixedThreadPool(sessions);
    List<Future<?>> all = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < sessions; i++) {
      String name = "crowd" + i % Crowd.ACCOUNTS;
      int first = (int) (System.nanoTime() >>> 12);
      all.add(
          senders.submit(
              () -> {
                stage.deliver(name, first, each);
                return null;
              }));
    }
    senders.shutdown();
    for (Future<?> sender : all) {
      try {
        sender.get();
      } catch (ExecutionException e) {
        throw new IOException("a delivery failed", e);
      }
    }
    return sessions * each / ((System.nanoTime() - start) / 1e9);
  }
}
