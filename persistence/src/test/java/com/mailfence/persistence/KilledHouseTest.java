package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.client.NoteKey;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes to the embedded database is killed again and again: whatever it told on its
 * standard output after a write returned is there afterwards. {@code -Dkill.cycles=100} makes it
 * longer.
 */
final class KilledHouseTest {
  private static final int CYCLES = Integer.getInteger("kill.cycles", 4);
  private static final int WRITERS = 8;
  private static final int MOST_WRITES = 400;

  @TempDir Path data;

  @Test
  void whatWasToldIsThereAfterTheProcessIsKilled() throws Exception {
    AccountId account = account();
    long seed = Long.getLong("kill.seed", System.nanoTime());
    var random = new Random(seed);
    List<Integer> told = new ArrayList<>();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      told.addAll(killedAfter(1 + random.nextInt(MOST_WRITES), cycle, account));
      try (var house = new OpenHouse(data)) {
        List<Integer> lost =
            told.stream()
                .filter(n -> house.persistence.notes().read(key(account, n)).isEmpty())
                .toList();
        assertThat(lost).as("seed %d, cycle %d of %d writes", seed, cycle, told.size()).isEmpty();
      }
    }
  }

  private AccountId account() {
    try (var house = new OpenHouse(data)) {
      house.persistence.directory().put(new Domain("x.example", 0));
      return house.persistence.directory().create(new NewAccount("a@x.example", "", 0)).id();
    }
  }

  /** What the process told before and while it was killed. */
  private List<Integer> killedAfter(int writes, int cycle, AccountId account) throws Exception {
    Path errors = data.resolve("errors");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writing.class.getName(),
                data.toString(),
                Long.toString(account.number()),
                Integer.toString(1_000_000 * (cycle + 1)))
            .redirectError(errors.toFile())
            .start();
    List<Integer> told = new ArrayList<>();
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.startsWith("#")) {
          continue;
        }
        told.add(Integer.valueOf(line.substring(1)));
        if (told.size() == writes) {
          process.toHandle().destroyForcibly(); // which leaves its output open
        }
      }
    }
    process.waitFor();
    assertThat(told).as(Files.readString(errors)).hasSizeGreaterThanOrEqualTo(writes);
    return told;
  }

  static NoteKey key(AccountId account, int number) {
    return new NoteKey(account, "client", "topic " + number);
  }

  /** The process that is killed. */
  static final class Writing {
    private Writing() {}

    /**
     * @param args data directory, account, first number
     */
    public static void main(String[] args) throws InterruptedException {
      var house = new OpenHouse(Path.of(args[0]));
      var account = new AccountId(Long.parseLong(args[1]));
      var next = new AtomicInteger(Integer.parseInt(args[2]));
      PrintStream out = System.out;
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        var writer =
            new Thread(
                () -> {
                  while (true) {
                    int number = next.incrementAndGet();
                    house.persistence.notes().write(key(account, number), 0, new byte[300]);
                    out.print("#" + number + "\n");
                    out.flush();
                  }
                });
        writers.add(writer);
        writer.start();
      }
      for (Thread writer : writers) {
        writer.join();
      }
    }
  }
}
