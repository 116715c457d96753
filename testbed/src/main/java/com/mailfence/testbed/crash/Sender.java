package com.mailfence.testbed.crash;

import com.mailfence.testbed.crash.Fate.Place;
import com.mailfence.testbed.smtp.SmtpClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Somebody who sends mail by SMTP as fast as it goes, until the server is gone. */
final class Sender implements Runnable {
  private final Ledger ledger;
  private final List<String> accounts;
  private final String small;
  private final InetSocketAddress server;
  private final Random random;

  /**
   * @param small an account that is full before long, and is written to alone
   */
  Sender(Ledger ledger, List<String> accounts, String small, InetSocketAddress server, long seed) {
    this.ledger = ledger;
    this.accounts = accounts;
    this.small = small;
    this.server = server;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    try (SmtpClient smtp = SmtpClient.open(server)) {
      while (!Thread.currentThread().isInterrupted()) {
        send(smtp);
      }
    } catch (IOException gone) {
      return; // the server was killed, as it should be
    }
  }

  private void send(SmtpClient smtp) throws IOException {
    Ledger.Letter letter = ledger.letter(random);
    if (random.nextInt(8) == 0) {
      letter = letter.looped();
    }
    Ledger.Letter written = letter;
    List<String> to = random.nextInt(8) == 0 ? List.of(small) : someAccounts();
    List<Fate> fates = to.stream().map(account -> ledger.fate(account, written)).toList();
    fates.forEach(fate -> fate.perhaps(Place.INBOX));
    ledger.inDoubt.incrementAndGet();
    SmtpClient.Reply reply =
        smtp.send("ledger@outside.example", to, letter.to(String.join(", ", to)));
    Place place = reply.isYes() ? Place.INBOX : Place.NOWHERE;
    fates.forEach(fate -> fate.note("SMTP said " + reply.text()));
    fates.forEach(fate -> fate.certainly(place));
    ledger.inDoubt.decrementAndGet();
    if (reply.isYes()) {
      ledger.acknowledge();
    }
  }

  private List<String> someAccounts() {
    List<String> some = new ArrayList<>(accounts);
    Collections.shuffle(some, random);
    return some.subList(0, 1 + random.nextInt(some.size()));
  }
}
