package com.mailfence.engine.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.store.Store;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.compose.Order;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Trace;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A house in memory that sends, with a clock to move. */
final class Office implements AutoCloseable {
  private static final Brand BRAND = new Brand("Test", "example.test", "ex.test");

  final HandClock clock = new HandClock();
  final MemoryHouse house = new MemoryHouse(clock);
  final Accounts accounts = new Accounts(house.directory, BRAND, clock);
  final Courier.Bell bell = new Courier.Bell();
  final Account ann;
  final Account bob;
  private final AtomicInteger tokens = new AtomicInteger();
  private final Submission submission;

  Office() {
    house.directory.put(new Domain("example.test", 0));
    ann = accounts.create("ann@example.test", "Ann", null);
    bob = accounts.create("bob@example.test", "Bob", null);
    var desk = new Submission.Desk(house.store, house.blobs, house.notes, bell::ring);
    submission = new Submission(desk, accounts, SendingLimits.usual(), this::token, clock);
  }

  String token() {
    return "token" + tokens.incrementAndGet();
  }

  Courier.House given() {
    return given(house.store, house.outbox);
  }

  Courier.House given(Store store, Outbox outbox) {
    var delivery = new Delivery(store, house.catalog, house.blobs, clock);
    return new Courier.House(store, outbox, house.blobs, delivery, accounts);
  }

  Courier.Way way(@Nullable SmartHost host) {
    return new Courier.Way("mx.example.test", host, tls(), this::token, clock);
  }

  /** A shift that does everything at once, on the thread that looks. */
  Shift shift(@Nullable SmartHost host) {
    return shift(given(), host);
  }

  Shift shift(Courier.House given, @Nullable SmartHost host) {
    Executor self = Runnable::run;
    var rooms = new Courier.Rooms(given, way(host), () -> {});
    return Courier.shift(rooms, new Shift.Hands(self, self));
  }

  /** Looks until there is nothing due. */
  void work(@Nullable SmartHost host) {
    Shift shift = shift(host);
    while (shift.look() > 0) {
      // what came up in one look is due in the next
    }
  }

  void send(String to, String text) {
    send("ann@example.test", List.of(to), text);
  }

  void send(String from, List<String> to, String text) {
    try {
      var trace = new Trace("mx.example.test", "HTTP", "", "", "T");
      String mail =
          "From: ann@example.test\r\nTo: " + String.join(", ", to) + "\r\nSubject: Hi\r\n\r\n";
      Order order = Order.of(ann).enveloped(from, to, trace);
      submission.submit(order, Outgoing.of(Content.of((mail + text).getBytes(UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Dispatch> queued() {
    return house.outbox.due(clock.instant().plusSeconds(10_000_000), 1_000);
  }

  void quota(Account account, long bytes) {
    house.directory.put(account.withQuota(bytes));
  }

  List<Item> inbox(Account account) {
    AccountId id = account.id();
    return house.catalog.collections(Reader.house(), id).stream()
        .filter(c -> c.role() == Role.INBOX)
        .flatMap(c -> house.catalog.newest(Reader.house(), c.id(), Long.MAX_VALUE, 100).stream())
        .toList();
  }

  String text(Item item) {
    try (InputStream in = house.blobs.open(item.bytes())) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows the test certificate of 127.0.0.1 as its own and trusts it. */
  static SSLContext tls() {
    char[] password = "testtest".toCharArray();
    try (InputStream in = Files.newInputStream(Path.of("src/test/resources/tls/test.p12"))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
