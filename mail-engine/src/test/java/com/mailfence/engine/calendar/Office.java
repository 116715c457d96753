package com.mailfence.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Arrivals;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Parcel;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Sequel;
import com.mailfence.engine.delivery.Trace;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** A house in which people meet. */
final class Office implements AutoCloseable {
  final HandClock clock = new HandClock();
  final MemoryHouse house = new MemoryHouse(clock);
  final Accounts accounts;
  final Scheduling scheduling;
  final Calendars calendars;
  final MeetingMail mails;
  final Meetings meetings;
  private final Delivery delivery;
  private int count;
  int nudges;

  Office() {
    Tokens tokens = () -> "token" + ++count + "x".repeat(20);
    accounts = new Accounts(house.directory, new Brand("Test", "example.test", ""), clock);
    var sending =
        new Submission(
            new Submission.Desk(house.store, house.blobs, house.notes, () -> nudges++),
            accounts,
            SendingLimits.usual(),
            tokens,
            clock);
    scheduling =
        new Scheduling(
            new Scheduling.Desk(house.directory, accounts, house.catalog, house.blobs, sending),
            tokens,
            clock);
    calendars =
        new Calendars(house.store, house.blobs, CalendarRules.usual(), tokens, clock)
            .telling(scheduling);
    mails =
        new MeetingMail(
            new MeetingMail.House(house.directory, accounts, house.catalog, house.blobs),
            CalendarRules.usual(),
            tokens,
            clock);
    meetings = new Meetings(scheduling, calendars, mails);
    delivery =
        new Delivery(house.store, house.catalog, house.blobs, clock)
            .doing(Arrivals.all(List.of(Arrivals.NONE, mails)));
  }

  AccountId person(String name) {
    AccountId account = house.account(name + "@example.test");
    new Folders(house.store, house.catalog).furnish(account);
    return account;
  }

  Account account(AccountId id) {
    return house.directory.account(id).orElseThrow();
  }

  CollectionId calendar(AccountId account) {
    return house.catalog.collections(Reader.house(), account).stream()
        .filter(c -> c.kind() == Kind.CALENDAR && c.role() == Role.MAIN)
        .map(Collection::id)
        .findFirst()
        .orElseThrow();
  }

  Stored put(AccountId account, String name, String components) {
    var place = new Place(calendar(account), name, Expected.ANY);
    return calendars.put(Reader.owner(account), new Put(place, Objects.object(components)));
  }

  Optional<Item> copy(AccountId account, String uid) {
    return scheduling.diary().find(account, uid);
  }

  /** The text of the account's copy, unfolded. */
  String text(AccountId account, String uid) {
    return copy(account, uid).map(this::text).orElse("none");
  }

  String text(Item item) {
    return unfolded(scheduling.diary().read(item));
  }

  static String unfolded(CalendarObject object) {
    return new String(object.bytes(), UTF_8).replace("\r\n ", "").replace("\r\n", "\n");
  }

  /** What waits in the outbox, as "recipient method". */
  List<String> sent() {
    return house.outbox.due(clock.instant(), 100).stream().map(this::told).sorted().toList();
  }

  void forget() {
    for (Dispatch row : house.outbox.due(clock.instant(), 100)) {
      house.store.commit(
          Reader.house(),
          row.sender(),
          draft -> {
            draft.settle(row.id());
            return row;
          });
    }
  }

  /** The first mail that waits, unfolded. */
  String letter() throws IOException {
    Dispatch row = house.outbox.due(clock.instant(), 1).get(0);
    try (var in = house.blobs.open(row.content())) {
      return new String(in.readAllBytes(), UTF_8).replace("\r\n ", "");
    }
  }

  private String told(Dispatch row) {
    try (var in = house.blobs.open(row.content())) {
      String mail = new String(in.readAllBytes(), UTF_8);
      int at = mail.indexOf("method=");
      return row.to() + " " + mail.substring(at + 7).split("[^A-Za-z\"]")[0].replace("\"", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mails that wait for the account are delivered to it. */
  void arrive(AccountId account) {
    for (Dispatch row : house.outbox.due(clock.instant(), 100)) {
      if (row.to().equals(account(account).address())) {
        var recipient = new Recipient(row.to(), List.of(account));
        var trace = new Trace("h", "", "", "", "id");
        try {
          delivery.deliver(
              new Envelope(row.from(), List.of(recipient), trace), row.content(), Sequel.NONE);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** A mail with a message of scheduling comes for the account, from outside. */
  void comes(AccountId account, String from, String method, String components) {
    var outside = new Trace("h", "ESMTP", "far.test", "192.0.2.1", "id");
    comes(account, from, method, components, outside);
  }

  /** The same, handed in by one of the house. */
  void isHandedIn(AccountId account, String from, String method, String components) {
    comes(account, from, method, components, new Trace("h", "", "", "", "id"));
  }

  private void comes(
      AccountId account, String from, String method, String components, Trace trace) {
    String object = "BEGIN:VCALENDAR\nMETHOD:" + method + "\n" + components + "END:VCALENDAR\n";
    String mail =
        "From: "
            + from
            + "\nTo: "
            + account(account).address()
            + "\nSubject: s\nMIME-Version: 1.0\n"
            + "Content-Type: text/calendar; charset=utf-8; method="
            + method
            + "\n\n"
            + object;
    var recipient = new Recipient(account(account).address(), List.of(account));
    var envelope = new Envelope(from, List.of(recipient), trace);
    byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
    try (Parcel parcel = delivery.open(envelope)) {
      parcel.write(bytes, 0, bytes.length);
      parcel.deliver(Parcel.Manner.EACH, Sequel.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    house.close();
  }
}
