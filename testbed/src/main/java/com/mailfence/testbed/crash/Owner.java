package com.mailfence.testbed.crash;

import com.mailfence.testbed.crash.Fate.Place;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.SyncOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The user of one account, who reads, files, deletes and sends from a phone until the server is
 * gone. What was not answered is asked again, word for word, once the server is back.
 */
final class Owner implements Runnable {
  /** The folder that the owner files mail in. */
  static final String FILED = "Filed";

  private final Ledger ledger;
  private final List<String> accounts;
  private final String account;
  private final String password;
  private final Random random;
  private @Nullable EasClient phone;
  private @Nullable Runnable unanswered;

  Owner(Ledger ledger, List<String> accounts, String account, String password, long seed) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.account = account;
    this.password = password;
    this.random = new Random(seed);
  }

  /** Sets the phone up and makes a folder to file mail in. */
  void begin(URI server) {
    EasClient fresh = connect(server);
    fresh.hierarchy().create(FILED, "0", Hierarchy.USER_MAIL);
    fresh.folderSync();
  }

  /** The server is back, on another port perhaps: the phone goes on where it was. */
  void resume(URI server) {
    phone().moveTo(server);
    Runnable again = unanswered;
    if (again != null) {
      again.run();
      unanswered = null;
    }
  }

  private EasClient connect(URI server) {
    var login = new Handset.Login(account, password);
    EasClient fresh = new EasClient(Handset.phone(server, login, "owner", "16.1"), Line.open());
    fresh.provision();
    fresh.folderSync();
    fresh
        .mirror(fresh.folder(Hierarchy.INBOX))
        .options(
            SyncOptions.mail()
                .withWindow(50)
                .withCollection(Node.number("AirSync:DeletesAsMoves", 0)));
    phone = fresh;
    return fresh;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        act();
      }
    } catch (UncheckedIOException | CompletionException gone) {
      return; // the server was killed, as it should be
    }
  }

  private void act() {
    String inbox = phone().folder(Hierarchy.INBOX);
    Map<String, Node> items = phone().mirror(inbox).items();
    if (items.isEmpty() || random.nextInt(4) == 0) {
      phone().sync(inbox);
    }
    if (random.nextInt(3) == 0) {
      send();
    }
    if (items.isEmpty()) {
      return;
    }
    List<String> ids = List.copyOf(items.keySet());
    String id = ids.get(random.nextInt(ids.size()));
    Fate fate = ledger.of(account).get(Ledger.token(subject(items.get(id))));
    if (fate == null) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> delete(inbox, id, fate);
      case 1 -> file(inbox, id, fate);
      default -> read(inbox, id, fate, random.nextBoolean());
    }
  }

  private static String subject(@Nullable Node data) {
    return data == null ? "" : data.value("Email:Subject").orElse("");
  }

  private void read(String inbox, String id, Fate fate, boolean value) {
    fate.readPerhaps(value);
    ask(
        () -> {
          if (phone().sync(inbox, Edits.read(id, value)).failed().isEmpty()) {
            fate.readCertainly(value);
          }
        });
  }

  private void delete(String inbox, String id, Fate fate) {
    fate.perhaps(Place.NOWHERE);
    ask(
        () -> {
          if (phone().sync(inbox, Edits.delete(id)).failed().isEmpty()) {
            fate.certainly(Place.NOWHERE);
          }
        });
  }

  private void file(String inbox, String id, Fate fate) {
    fate.perhaps(Place.FILED);
    ask(
        () -> {
          String filed = phone().hierarchy().named(FILED).id();
          if (phone().move(inbox, filed, id).isEmpty()) {
            throw new AssertionError("MoveItems refused " + id + " of " + account);
          }
          fate.certainly(Place.FILED);
          phone().sync(inbox);
        });
  }

  private void send() {
    Ledger.Letter letter = ledger.letter(random);
    String to = accounts.get(random.nextInt(accounts.size()));
    Fate fate = ledger.fate(to, letter).perhaps(Place.INBOX);
    Fate copy = ledger.fate(Ledger.sentBy(account), letter).perhaps(Place.SENT);
    copy.readCertainly(true);
    byte[] mime =
        new String(letter.to(to), StandardCharsets.US_ASCII)
            .replace("<ledger@crash.example>", "<" + account + ">")
            .getBytes(StandardCharsets.US_ASCII);
    ask(
        () -> {
          int status = phone().sendMail("client-" + letter.token(), mime);
          if (status != 1 && status != 118) {
            throw new AssertionError("SendMail was answered with " + status);
          }
          fate.certainly(Place.INBOX);
          copy.certainly(Place.SENT);
        });
  }

  /** Does it now; if the server is gone before it answers, it is done again when it is back. */
  private void ask(Runnable request) {
    unanswered = request;
    ledger.inDoubt.incrementAndGet();
    request.run();
    unanswered = null;
    ledger.inDoubt.decrementAndGet();
    ledger.acknowledge();
  }

  private EasClient phone() {
    EasClient now = phone;
    if (now == null) {
      throw new IllegalStateException("begin() comes first");
    }
    return now;
  }
}
