package com.mailfence.testbed.bench;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.RawLine;
import com.mailfence.testbed.eas.RawRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** No-change Syncs a second against the size of the mailbox: it must be flat. */
final class NoChange {
  private static final double PEER = 29;
  private static final int ROUNDS = 12;

  private final Stage stage;
  private final int perRound;

  NoChange(Stage stage, int perRound) {
    this.stage = stage;
    this.perRound = perRound;
  }

  /** One mailbox being asked. */
  private static final class Asked {
    final int size;
    final RawLine line;
    final byte[] request;
    double best;

    Asked(int size, RawLine line, byte[] request) {
      this.size = size;
      this.line = line;
      this.request = request;
    }
  }

  /** Asks mailboxes of these sizes in turns, so that what else the machine does falls on all. */
  void run(Report report, List<Integer> sizes) throws IOException {
    List<Asked> all = new ArrayList<>();
    for (int size : sizes) {
      EasClient phone = stage.phone("box" + size, "quiet" + size);
      String inbox = Stage.inbox(phone, 512);
      phone.sync(inbox);
      byte[] request =
          RawRequest.quietSync(
              stage.handset("box" + size, "quiet" + size), inbox, phone.mirror(inbox).key());
      all.add(new Asked(size, RawLine.open(stage.gateway.https()), request));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Asked asked : all) {
        long start = System.nanoTime();
        for (int i = 0; i < perRound; i++) {
          asked.line.exchange(asked.request);
        }
        asked.best = Math.max(asked.best, perRound / ((System.nanoTime() - start) / 1e9));
      }
    }
    report.title("No-change Sync, one phone asking again and again (best of " + ROUNDS + ")");
    double least = Double.MAX_VALUE;
    double most = 0;
    for (Asked asked : all) {
      report.line(asked.size + " mails", "%.0f a second", asked.best);
      least = Math.min(least, asked.best);
      most = Math.max(most, asked.best);
      asked.line.close();
    }
    report.atMost("slowest against fastest", most / least, 1.3, "times");
    report.atLeast("against a common peer (29 a second)", least / PEER, 50, "times");
  }
}
