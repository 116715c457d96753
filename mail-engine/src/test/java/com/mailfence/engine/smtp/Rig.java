package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Logins;
import com.mailfence.engine.account.Passwords;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.folder.Folders;
import com.mailfence.testbed.store.MemoryHouse;
import com.mailfence.testbed.talk.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A house in memory with two users, a full mailbox and a group, and sessions to talk to it. */
final class Rig implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final String PASSWORD = "correct horse";
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Brand BRAND = new Brand("Test", "example.test", "ex.test");

  private final AtomicInteger tokens = new AtomicInteger();

  final MemoryHouse house = new MemoryHouse(CLOCK);
  final Accounts accounts = new Accounts(house.directory, BRAND, CLOCK);
  final Delivery delivery = new Delivery(house.store, house.catalog, house.blobs, CLOCK);
  final Submission submission =
      new Submission(
          new Submission.Desk(house.store, house.blobs, house.notes, () -> {}),
          accounts,
          SendingLimits.usual(),
          () -> "token" + tokens.incrementAndGet(),
          CLOCK);
  final Logins logins;
  final AccountId ann;
  final AccountId bob;

  Rig() {
    var passwords = new Passwords(new SecureRandom(), 2);
    logins = new Logins(house.directory, BRAND, passwords, Logins.Patience.usual(), CLOCK);
    house.directory.put(new Domain("example.test", 0));
    ann = accounts.create("ann@example.test", "Ann", null).id();
    bob = accounts.create("bob@example.test", "Bob", null).id();
    house.directory.addAlias(ann, "postmaster@example.test");
    accounts.create("full@example.test", "", 1L);
    accounts.create("tight@example.test", "", 1_000_000L);
    accounts.create("narrow@example.test", "", 1_000_000L);
    accounts.putGroup("team@example.test", "Team", List.of("ann@example.test", "bob@example.test"));
    new Credentials(house.directory, passwords, CLOCK).setPassword(ann, PASSWORD);
    fillUp(accounts.known("full@example.test").id());
  }

  private void fillUp(AccountId account) {
    var byteOfMail = house.blobs.put(new byte[] {'x'});
    house.store.commit(
        Reader.house(),
        account,
        draft -> {
          var inbox = Folders.playing(draft, account, Role.INBOX).id();
          return draft.add(
              new NewItem(inbox, byteOfMail, NOW, Marks.NONE, Facets.NONE, null, null, 0));
        });
  }

  SmtpSession session(Service service) {
    boolean sending = service == Service.SUBMISSION;
    return session(
        service,
        sending
            ? new SendingDesk(submission, accounts, house.blobs, Delivery.LARGEST)
            : new ReceivingDesk(delivery, accounts));
  }

  SmtpSession session(Service service, Desk desk) {
    var terms =
        new Terms(service, "mx.example.test", Delivery.LARGEST, true, true, Duration.ofMinutes(5));
    var visit = new Visit(service, terms.host(), "V1", stranger());
    return new SmtpSession(terms, visit, desk, logins);
  }

  private static InetAddress stranger() {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7});
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A session as the other side of a talk. */
  static Peer peer(SmtpSession session) {
    return new Peer() {
      private boolean greeted;

      @Override
      public byte[] say(byte[] bytes) {
        if (!greeted) {
          greeted = true;
          session.greet(bytes.length > 0);
        }
        session.take(bytes, 0, bytes.length);
        return session.answers();
      }

      @Override
      public void secure() {
        if (session.wish() != SmtpSession.Wish.START_TLS) {
          throw new AssertionError("TLS was not asked for");
        }
        session.secured();
      }

      @Override
      public boolean isOver() {
        return session.wish() == SmtpSession.Wish.CLOSE;
      }
    };
  }

  List<Dispatch> queued() {
    return house.outbox.due(NOW, 1_000);
  }

  List<Item> inbox(AccountId account) {
    return folder(account, Role.INBOX);
  }

  List<Item> folder(AccountId account, Role role) {
    return house.catalog.collections(Reader.house(), account).stream()
        .filter(c -> c.role() == role)
        .flatMap(c -> house.catalog.newest(Reader.house(), c.id(), Long.MAX_VALUE, 1_000).stream())
        .toList();
  }

  /** The stored text of the newest message in the Inbox. */
  String newest(AccountId account) {
    return text(inbox(account).get(0));
  }

  String text(Item item) {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
