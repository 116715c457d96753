package com.mailfence.testbed.bench;

import com.mailfence.testbed.eas.EasClient;
import java.io.IOException;

/** Items a second in a first Sync, bodies cut at 512 bytes. */
final class FirstSync {
  private static final double PEER = 140;
  private static final int ROUNDS = 3;

  private final Stage stage;

  FirstSync(Stage stage) {
    this.stage = stage;
  }

  void run(Report report, String box, int size) throws IOException {
    report.title(
        "First Sync of " + size + " mails, bodies cut at 512 bytes (best of " + ROUNDS + ")");
    double at100 = best(box, size, 100);
    double at512 = best(box, size, 512);
    report.line("window 100", "%.0f items a second", at100);
    report.atLeast("window 512", at512, 2000, "items a second");
    report.atLeast("against a common peer (140 a second)", at512 / PEER, 15, "times");
  }

  private double best(String box, int size, int window) {
    EasClient phone = stage.phone(box, "first" + window);
    String inbox = Stage.inbox(phone, window);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Stage.forget(phone, inbox);
      long start = System.nanoTime();
      phone.sync(inbox);
      double seconds = (System.nanoTime() - start) / 1e9;
      if (Stage.known(phone, inbox) != size) {
        throw new IllegalStateException("the phone holds " + Stage.known(phone, inbox));
      }
      best = Math.max(best, size / seconds);
    }
    return best;
  }
}
