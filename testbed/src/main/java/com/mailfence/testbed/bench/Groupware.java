package com.mailfence.testbed.bench;

import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import java.util.List;

/** Contacts, events and searches by ActiveSync. */
final class Groupware {
  private static final int ROUNDS = 3;
  private static final int ASKS = 20;

  private final Stage stage;

  Groupware(Stage stage) {
    this.stage = stage;
  }

  /** First Syncs of an account with so many contacts, each tenth with a photo, and events. */
  void first(Report report, String user, int size) {
    report.title("First Sync of contacts and events (best of " + ROUNDS + ")");
    first(report, user, size, "Contacts");
    first(report, user, size, "Calendar");
  }

  private void first(Report report, String user, int size, String klass) {
    EasClient phone = stage.phone(user, "first" + klass);
    int type = klass.equals("Contacts") ? Hierarchy.CONTACTS : Hierarchy.CALENDAR;
    String folder = phone.folder(type);
    phone.mirror(folder).options(new SyncOptions(klass, 512, List.of(), List.of(), List.of()));
    double seconds =
        Best.of(
            ROUNDS,
            () -> {
              Stage.forget(phone, folder);
              phone.sync(folder);
              if (Stage.known(phone, folder) != size) {
                throw new IllegalStateException("held: " + Stage.known(phone, folder));
              }
            });
    report.atLeast(size + " of " + klass, size / seconds, 2_000, "items a second");
  }

  /** Looks for people among all users. */
  void people(Report report, String user, int users) {
    EasClient phone = stage.phone(user, "people");
    double ms = 1000 * search(phone, "GAL", Node.text("Search:Query", "user " + users / 2), "0-19");
    report.title("Searches (best of " + ASKS + ")");
    report.atMost("one among " + users + " users", ms, 20, "ms");
  }

  /** Looks for a word in a mailbox. */
  void mailbox(Report report, String user, int mails) {
    EasClient phone = stage.phone(user, "mailbox");
    Node query =
        Node.of(
            "Search:Query",
            Node.of(
                "Search:And",
                Node.text("AirSync:Class", "Email"),
                Node.text("Search:FreeText", "number " + mails / 2)));
    double ms = 1000 * search(phone, "Mailbox", query, "0-9");
    report.atMost("a mail among " + mails, ms, 200, "ms");
  }

  private static double search(EasClient phone, String store, Node query, String range) {
    Node wish =
        Node.of(
            "Search:Search",
            Node.of(
                "Search:Store",
                Node.text("Search:Name", store),
                query,
                Node.of("Search:Options", Node.text("Search:Range", range))));
    return Best.of(
        ASKS,
        () -> {
          Node answer = phone.command("Search", wish).orElseThrow();
          Node found = answer.at("Search:Response", "Search:Store");
          if (!found.value("Search:Status").orElse("").equals("1")
              || !found.has("Search:Result", "Search:Properties")) {
            throw new IllegalStateException("not found: " + answer);
          }
        });
  }
}
