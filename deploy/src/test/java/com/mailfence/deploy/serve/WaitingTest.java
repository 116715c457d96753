package com.mailfence.deploy.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.PingResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class WaitingTest {
  @TempDir Path data;

  /** SYNC-031: a phone that waits is not a client that is silent. */
  @Test
  @Timeout(120)
  void phoneMayWaitLongerThanAConnectionMayBeSilent() throws Exception {
    var open = new OpenService(data, "limits.idle=2s", "eas.least_heartbeat=1s");
    try {
      open.account("anna");
      EasClient phone = open.phone("anna", "patient", "16.1");
      phone.provision();
      phone.folderSync();
      String inbox = phone.folder(Hierarchy.INBOX);
      phone.sync(inbox);
      long begin = System.nanoTime();
      PingResult result = phone.pingAsync(7, inbox).join();
      assertThat(result).isEqualTo(new PingResult(1, List.of(), 0));
      assertThat(System.nanoTime() - begin).isGreaterThan(6_500_000_000L);
      assertThat(phone.complaints()).isEmpty();
    } finally {
      open.stop();
    }
  }
}
