package com.mailfence.deploy.flows;

import com.mailfence.deploy.serve.OpenService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Devices of all versions and programs that speak DAV, several of one user, on the same calendars,
 * address books and drafts of a whole server: edits on what is no longer so, answers that are lost,
 * pages of one to five, new beginnings. Once it is quiet everybody must hold what a newcomer is
 * given, and all of them the same.
 */
final class MixedClientsTest {
  /** So many in a build; more with {@code -Dphones.histories}, from {@code -Dphones.first} on. */
  private static final long HISTORIES = Long.getLong("phones.histories", 15);

  private static final long FIRST = Long.getLong("phones.first", 1);

  @TempDir static Path data;
  private static OpenService open;

  @BeforeAll
  static void start() throws Exception {
    open = new OpenService(data);
  }

  @AfterAll
  static void stop() throws Exception {
    open.stop();
  }

  @Test
  @Timeout(3_600)
  void everybodyEndsUpWithTheSame() {
    for (long seed = FIRST; seed < FIRST + HISTORIES; seed++) {
      play(seed);
    }
  }

  private static void play(long seed) {
    var random = new Random(seed);
    String user = "user" + seed;
    open.account(user);
    try {
      var words = new MixedWords(random);
      List<MixedClient> clients = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        clients.add(MixedPhone.of(open, user, "phone" + i, words));
      }
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        clients.add(new MixedProgram(open, user, words));
      }
      for (int i = 15 + random.nextInt(30); i > 0; i--) {
        step(clients.get(random.nextInt(clients.size())), random);
      }
      clients.forEach(MixedClient::sync);
      clients.forEach(MixedClient::sync); // what one sent is news to the others
      clients.forEach(MixedClient::mustEqualANewcomer);
      clients.forEach(client -> client.mustAgreeWith(clients.get(0)));
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("history " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void step(MixedClient client, Random random) {
    switch (random.nextInt(12)) {
      case 0 -> client.startOver();
      case 1, 2, 3 -> client.sync();
      default -> client.edit(random.nextInt(4) == 0);
    }
  }
}
