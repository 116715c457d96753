package com.mailfence.testbed.bench;

import com.mailfence.testbed.dav.DavClient;
import com.mailfence.testbed.dav.DavFolder;
import com.mailfence.testbed.dav.DavFolder.Outcome;
import com.mailfence.testbed.dav.Multistatus;
import com.mailfence.testbed.eas.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** CalDAV against the size of the calendar: listings, changes, objects, searches, writes. */
final class Dav {
  private static final int ROUNDS = 5;
  private static final String QUERY =
      """
      <C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><getetag/></prop>
      <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
      <C:time-range start="%s" end="%s"/></C:comp-filter></C:comp-filter></C:filter>
      </C:calendar-query>"""
          .formatted(Objects.MONTH_START, Objects.MONTH_END);

  private final Stage stage;

  Dav(Stage stage) {
    this.stage = stage;
  }

  /** The user whose calendar has so many events. */
  static String user(int size) {
    return "calendar" + size;
  }

  void run(Report report, List<Integer> sizes, int asks) {
    report.title(
        "DAV, calendars of " + sizes + " events, each fifth recurring (best of " + ROUNDS + ")");
    noChange(report, sizes, asks);
    for (int size : sizes) {
      listing(report, size);
    }
    int middle = sizes.get(1);
    multiget(report, middle);
    month(report, middle);
  }

  private DavClient client(int size) {
    return stage.dav(user(size));
  }

  private static String path(int size) {
    return "/dav/calendars/" + Stage.address(user(size)) + "/default/";
  }

  private void noChange(Report report, List<Integer> sizes, int asks) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int size : sizes) {
      DavClient client = client(size);
      DavFolder folder = client.folder(path(size), DavFolder.Kind.CALENDAR);
      while (folder.page(0)) {
        // until it knows all
      }
      double seconds =
          Best.of(
              ROUNDS,
              () -> {
                for (int i = 0; i < asks; i++) {
                  folder.page(0);
                }
              });
      report.line("sync without change, " + size + " events", "%.0f a second", asks / seconds);
      least = Math.min(least, asks / seconds);
      most = Math.max(most, asks / seconds);
    }
    report.atMost("slowest against fastest", most / least, 1.3, "times");
  }

  private void listing(Report report, int size) {
    DavClient client = client(size);
    String body = "<propfind xmlns='DAV:'><prop><getetag/></prop></propfind>";
    double seconds =
        Best.of(
            ROUNDS,
            () -> {
              Reply reply = client.ask("PROPFIND", path(size), body, "Depth", "1");
              need(reply.status() == 207, "PROPFIND: " + reply.status());
            });
    need(client.tags(path(size)).size() == size, "not all is listed");
    String name = "PROPFIND Depth 1 of tags, " + size + " events";
    if (size >= 1_000) {
      report.atLeast(name, size / seconds, 20_000, "items a second");
    } else {
      report.line(name, "%.0f items a second", size / seconds);
    }
  }

  private void multiget(Report report, int size) {
    DavClient client = client(size);
    DavFolder folder = client.folder(path(size), DavFolder.Kind.CALENDAR);
    List<String> hrefs =
        client.tags(path(size)).stream().map(Multistatus.Response::href).limit(100).toList();
    double seconds =
        Best.of(
            4 * ROUNDS,
            () ->
                need(
                    folder.multiget(hrefs).responses().stream()
                        .allMatch(one -> one.data().isPresent()),
                    "an object is missing"));
    report.atLeast("multiget of " + hrefs.size(), hrefs.size() / seconds, 5_000, "items a second");
  }

  private void month(Report report, int size) {
    DavClient client = client(size);
    int[] found = new int[1];
    double seconds =
        Best.of(
            4 * ROUNDS,
            () -> found[0] = client.list("REPORT", path(size), QUERY, "1").responses().size());
    need(found[0] > 0, "nothing happens in the month");
    report.atMost(
        "calendar-query of a month, " + size + " events, " + found[0] + " found",
        seconds * 1000,
        50,
        "ms");
  }

  /** Writes, each durable before it is acknowledged, by clients of users of their own. */
  void puts(Report report, String database, int each) throws IOException, InterruptedException {
    report.title("PUT of events on " + database + ", durable when acknowledged");
    put(1, each / 4 + 1, "warm");
    for (int clients : new int[] {1, 8}) {
      report.line(
          clients + " clients", "%.0f a second", put(clients, each, "put" + clients + database));
    }
  }

  private double put(int clients, int each, String round) throws IOException, InterruptedException {
    ExecutorService writers = Executors.newFixedThreadPool(clients);
    List<Future<?>> all = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      String user = "crowd" + i % Crowd.ACCOUNTS;
      int first = 1_000_000 * (i + 1) + round.hashCode() % 100_000;
      all.add(writers.submit(() -> put(user, round, first, each)));
    }
    writers.shutdown();
    for (Future<?> writer : all) {
      try {
        writer.get();
      } catch (ExecutionException e) {
        throw new IOException("a PUT failed", e);
      }
    }
    return clients * each / ((System.nanoTime() - start) / 1e9);
  }

  private void put(String user, String round, int first, int each) {
    String path = "/dav/calendars/" + Stage.address(user) + "/default/";
    DavFolder folder = stage.dav(user).folder(path, DavFolder.Kind.CALENDAR);
    for (int i = 1; i <= each; i++) {
      Outcome outcome =
          folder.put(path + round + "-" + i + ".ics", Objects.object(first + 10 * i + 1, round));
      need(outcome == Outcome.DONE, "a PUT was " + outcome);
    }
  }

  private static void need(boolean good, String what) {
    if (!good) {
      throw new IllegalStateException(what);
    }
  }
}
