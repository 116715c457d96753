package com.mailfence.testbed.crash;

import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.tool.Gateway;
import com.mailfence.testbed.tool.Words;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills a server at random moments under concurrent deliveries and device writes, starts it again,
 * repeats what was not answered, and compares. I1, I2, I3, I7, I12
 */
public final class Crash {
  private static final String HELP =
      """
      Usage: gateway crash [--cycles N] [--seed N] [--postgres JDBC-URL] [--data DIR]
      Kills a server of its own N times (50) under load and checks that every acknowledged write
      is there once, with equal bytes, and that nothing refused is. Ends with 1 if not.
      """;
  private static final String PASSWORD = "correct horse battery staple";
  private static final List<String> ACCOUNTS =
      List.of("anna@crash.example", "ben@crash.example", "carla@crash.example");
  private static final String SMALL = "dora@crash.example";
  private static final String SMALL_SPACE = "256KiB";
  private static final int SENDERS = 4;
  private static final int MOST_WRITES = 100;
  private static final int LONGEST_MILLIS = 200;

  private final Gateway gateway;
  private final Ledger ledger = new Ledger();
  private final Random random;
  private final List<Owner> owners = new ArrayList<>();

  /**
   * @param gateway not started yet, on an empty data directory
   */
  public Crash(Gateway gateway, long seed) {
    this.gateway = gateway;
    this.random = new Random(seed);
    for (String account : ACCOUNTS) {
      owners.add(new Owner(ledger, ACCOUNTS, account, PASSWORD, random.nextLong()));
    }
  }

  /** Runs the test from the command line. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Words words = Words.of(args);
    if (words.has("--help")) {
      System.out.print(HELP);
      return;
    }
    String postgres = words.value("--postgres", "");
    List<String> settings = new ArrayList<>();
    settings.add("eas.devices=1000"); // each cycle looks on with new ones
    if (!postgres.isEmpty()) {
      settings.add("database.url=" + postgres);
    }
    long seed = words.number("--seed", (int) (System.nanoTime() & 0xFFFFFF));
    System.out.println("seed " + seed);
    try (Gateway gateway = new Gateway(words.launcher(), words.directory("--data"), settings)) {
      List<String> findings = new Crash(gateway, seed).run(words.number("--cycles", 50));
      findings.forEach(System.out::println);
      System.exit(findings.isEmpty() ? 0 : 1);
    }
  }

  /**
   * Plays so many cycles.
   *
   * @return what was found wrong, empty if nothing
   */
  public List<String> run(int cycles) throws IOException, InterruptedException, ExecutionException {
    gateway.start();
    gateway.run("", "domain", "add", "crash.example");
    for (String account : ACCOUNTS) {
      gateway.run(PASSWORD + "\n", "account", "add", account);
    }
    gateway.run(PASSWORD + "\n", "account", "add", SMALL, "--quota", SMALL_SPACE);
    owners.forEach(owner -> owner.begin(gateway.https()));
    List<Auditor> auditors = auditors("auditor");
    for (int cycle = 1; cycle <= cycles; cycle++) {
      loadAndKill();
      gateway.start();
      ledger.note("the server was killed");
      owners.forEach(owner -> owner.resume(gateway.https()));
      List<String> findings = new ArrayList<>(audit(auditors));
      findings.addAll(audit(auditors("fresh" + cycle)));
      System.out.printf(
          "cycle %d: %d acknowledged, %d in doubt, %s%n",
          cycle,
          ledger.acknowledged.get(),
          ledger.inDoubt.get(),
          findings.isEmpty() ? "all there" : findings.size() + " findings");
      if (!findings.isEmpty()) {
        return findings;
      }
    }
    return List.of();
  }

  private void loadAndKill() throws InterruptedException, ExecutionException {
    ExecutorService crowd = Executors.newCachedThreadPool();
    List<Runnable> clients = new ArrayList<>(owners);
    for (int i = 0; i < SENDERS; i++) {
      InetSocketAddress smtp = gateway.address("smtp");
      clients.add(new Sender(ledger, ACCOUNTS, SMALL, smtp, random.nextLong()));
    }
    List<Future<?>> work = new ArrayList<>();
    clients.forEach(client -> work.add(crowd.submit(client)));
    ledger.await(1 + random.nextInt(MOST_WRITES));
    // The moment of the kill is the experiment, not a wait for something.
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
    gateway.kill();
    crowd.shutdown();
    if (!crowd.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a client hangs after the server is gone");
    }
    for (Future<?> one : work) {
      one.get(); // what a client found wrong is thrown here
    }
  }

  /** Phones that look on: some over all crashes, some that see everything for the first time. */
  private List<Auditor> auditors(String device) {
    return Stream.concat(ACCOUNTS.stream(), Stream.of(SMALL))
        .map(account -> new Handset.Login(account, PASSWORD))
        .map(login -> Handset.phone(gateway.https(), login, device, "14.1"))
        .map(handset -> new Auditor(ledger, handset))
        .toList();
  }

  private List<String> audit(List<Auditor> auditors) throws IOException, InterruptedException {
    awaitEmptyOutbox();
    List<String> findings = new ArrayList<>();
    auditors.forEach(auditor -> findings.addAll(auditor.audit(gateway.https())));
    gateway.run("", "verify");
    return findings;
  }

  /** What was sent from phones must have arrived before it can be looked for. */
  private void awaitEmptyOutbox() throws IOException, InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (gateway.run("", "queue", "list").contains("0 waiting")) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the outbox does not become empty");
  }
}
