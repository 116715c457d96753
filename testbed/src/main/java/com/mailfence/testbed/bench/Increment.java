package com.mailfence.testbed.bench;

import com.mailfence.testbed.eas.EasClient;
import java.io.IOException;
import java.util.List;

/** What a Sync costs against the number of changes, in small and large mailboxes. */
final class Increment {
  private static final int ROUNDS = 5;

  private final Stage stage;
  private int number = 1_000_000;

  Increment(Stage stage) {
    this.stage = stage;
  }

  void run(Report report, List<Integer> sizes) throws IOException {
    report.title("Sync after so many new mails (best of " + ROUNDS + ", milliseconds)");
    for (int size : sizes) {
      String box = "box" + size;
      EasClient phone = stage.phone(box, "increment");
      String inbox = Stage.inbox(phone, 512);
      phone.sync(inbox);
      StringBuilder figures = new StringBuilder();
      for (int changes : new int[] {1, 10, 100}) {
        figures.append(String.format("%d: %.1f   ", changes, best(phone, inbox, box, changes)));
      }
      report.line(size + " mails", "%s", figures);
    }
  }

  private double best(EasClient phone, String inbox, String box, int changes) throws IOException {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      stage.deliver(box, number, changes);
      number += changes;
      long start = System.nanoTime();
      int added = phone.sync(inbox).added().size();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
      if (added != changes) {
        throw new IllegalStateException(added + " instead of " + changes);
      }
    }
    return best;
  }
}
