package com.mailfence.testbed.bench;

import com.mailfence.testbed.tool.Gateway;
import com.mailfence.testbed.tool.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The benchmark's command line. */
public final class Bench {
  private static final String HELP =
      """
      Usage: gateway bench [--quick] [--only NAME,...] [--postgres JDBC-URL] [--data DIR]
      Starts a server of its own, measures it from outside, and prints figures and ratios.

        --quick            small mailboxes and a small crowd: a few minutes
        --only NAME,...    of: nochange, first, increment, crowd, delivery, dav, put, groupware
        --events N         events of the middle calendar (10000, or 1000 if quick)
        --contacts N       contacts and events of a busy user, who has 20 times as many mails and
                           knows twice as many users (5000, or 1000 if quick)
        --phones N         how many phones wait in the crowd (10000, or 500 if quick)
        --postgres URL     measure deliveries on this PostgreSQL as well
                           (jdbc:postgresql://HOST/DATABASE?user=NAME&password=SECRET)
        --data DIR         an empty directory to work in; without it a temporary one

      Ends with 1 if a bound was missed.
      """;

  private Bench() {}

  /** Runs the benchmark; the first words tell how to start the gateway's command line. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Words words = Words.of(args);
    if (words.has("--help")) {
      System.out.print(HELP);
      return;
    }
    Report report = new Report(System.out);
    List<String> many = List.of(Stage.MANY_DEVICES, Stage.PUBLISHED);
    try (Gateway gateway = new Gateway(words.launcher(), words.directory("--data"), many)) {
      run(gateway, words, report);
    }
    String postgres = words.value("--postgres", "");
    if (!postgres.isEmpty()) {
      Path data = Files.createDirectories(words.directory("--data").resolve("postgres"));
      List<String> settings = List.of("database.url=" + postgres);
      try (Gateway gateway = new Gateway(words.launcher(), data, settings)) {
        Stage stage = accounts(gateway);
        new Deliveries(stage, 200).run(report, "PostgreSQL");
        new Dav(stage).puts(report, "PostgreSQL", 100);
      }
    }
    report.title(report.missed() == 0 ? "All bounds held." : report.missed() + " bounds missed.");
    System.exit(report.missed() == 0 ? 0 : 1);
  }

  private static void run(Gateway gateway, Words words, Report report)
      throws IOException, InterruptedException {
    boolean quick = words.has("--quick");
    String only =
        words.value("--only", "nochange,first,increment,crowd,delivery,dav,put,groupware");
    List<Integer> sizes = quick ? List.of(1, 100, 3_000) : List.of(1, 1_000, 100_000);
    Stage stage = accounts(gateway);
    if (only.contains("delivery")) {
      new Deliveries(stage, quick ? 100 : 400).run(report, "H2");
    }
    if (only.contains("put")) {
      new Dav(stage).puts(report, "H2", quick ? 50 : 200);
    }
    int events = words.number("--events", quick ? 1_000 : 10_000);
    if (only.contains("dav")) {
      calendars(stage, report, List.of(100, events, 10 * events), quick ? 100 : 500);
    }
    if (only.contains("groupware")) {
      groupware(stage, report, words.number("--contacts", quick ? 1_000 : 5_000));
    }
    if (only.contains("crowd")) {
      new Crowd(stage, words.number("--phones", quick ? 500 : 10_000)).run(report);
    }
    if (only.contains("nochange") || only.contains("increment") || only.contains("first")) {
      List<Integer> boxes = new ArrayList<>(sizes);
      boxes.add(quick ? 2_000 : 10_000);
      for (int size : boxes) {
        report.progress("importing " + size + " mails");
        stage.account("box" + size);
        stage.fill("box" + size, size);
      }
      report.progressDone();
    }
    if (only.contains("first")) {
      int size = quick ? 2_000 : 10_000;
      new FirstSync(stage).run(report, "box" + size, size);
    }
    if (only.contains("nochange")) {
      new NoChange(stage, quick ? 300 : 1_000).run(report, sizes);
    }
    if (only.contains("increment")) {
      new Increment(stage).run(report, sizes);
    }
  }

  private static void calendars(Stage stage, Report report, List<Integer> sizes, int asks)
      throws IOException, InterruptedException {
    for (int size : sizes) {
      report.progress("importing " + size + " events");
      stage.account(Dav.user(size));
      stage.bring(Dav.user(size), "calendar", Objects.calendar(size));
    }
    report.progressDone();
    new Dav(stage).run(report, sizes, asks);
  }

  private static void groupware(Stage stage, Report report, int size)
      throws IOException, InterruptedException {
    report.progress("importing " + size + " contacts, events and mails");
    stage.account("busy");
    stage.bring("busy", "addressbook", Objects.book(size));
    stage.bring("busy", "calendar", Objects.calendar(size));
    stage.fill("busy", 20 * size);
    stage.users(2 * size);
    report.progressDone();
    var groupware = new Groupware(stage);
    groupware.first(report, "busy", size);
    groupware.people(report, "busy", 2 * size);
    groupware.mailbox(report, "busy", 20 * size);
  }

  private static Stage accounts(Gateway gateway) throws IOException, InterruptedException {
    gateway.start();
    Stage stage = new Stage(gateway);
    gateway.run("", "domain", "add", Stage.DOMAIN);
    stage.account("awake");
    for (int i = 0; i < Crowd.ACCOUNTS; i++) {
      stage.account("crowd" + i);
    }
    return stage;
  }
}
