package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.eas.EasHouse;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** People of one house who meet, seen by their phones, their calendars and the outbox. */
final class MeetingWorld implements AutoCloseable {
  final EasHouse eas = new EasHouse();
  final AccountId ann = eas.account("ann");
  final AccountId bob = eas.account("bob");
  private int phones;

  CalendarPhone phone(String name, String version) {
    return new CalendarPhone(eas.phone(name, "phone" + ++phones, version), version);
  }

  /** What waits in the outbox, as "recipient METHOD". */
  List<String> sent() {
    return eas.house.outbox.due(eas.clock.instant(), 100).stream()
        .map(this::told)
        .sorted()
        .toList();
  }

  /** Takes what waits in the outbox away. */
  void forget() {
    for (Dispatch row : eas.house.outbox.due(eas.clock.instant(), 100)) {
      eas.house.store.commit(
          Reader.house(),
          row.sender(),
          draft -> {
            draft.settle(row.id());
            return row;
          });
    }
  }

  private String told(Dispatch row) {
    String mail = mail(row);
    int at = mail.indexOf("method=");
    String method = at < 0 ? "" : mail.substring(at + 7).split("[^A-Za-z\"]")[0].replace("\"", "");
    return row.to() + " " + method;
  }

  String mail(Dispatch row) {
    try (var in = eas.house.blobs.open(row.content())) {
      return new String(in.readAllBytes(), UTF_8).replace("\r\n ", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Collection calendar(AccountId account) {
    return folder(account, Kind.CALENDAR, Role.MAIN);
  }

  Collection folder(AccountId account, Kind kind, Role role) {
    return eas.house.catalog.collections(Reader.house(), account).stream()
        .filter(c -> c.kind() == kind && c.role() == role)
        .findFirst()
        .orElseThrow();
  }

  List<Item> events(AccountId account) {
    return eas.house.catalog.newest(Reader.house(), calendar(account).id(), Long.MAX_VALUE, 100);
  }

  /** The account's copy of the event of that subject, unfolded; "none" if it has none. */
  String copy(AccountId account, String subject) {
    return events(account).stream()
        .filter(one -> ((EventFacets) one.facets()).summary().equals(subject))
        .findFirst()
        .map(this::text)
        .orElse("none");
  }

  /** Puts an event of this subject where it was or into the calendar, its lines parted by bars. */
  Item put(AccountId account, String subject, String lines) {
    String text =
        "BEGIN:VCALENDAR|VERSION:2.0|BEGIN:VEVENT|UID:"
            + subject
            + "|DTSTAMP:20260301T000000Z|SUMMARY:"
            + subject
            + "|"
            + lines
            + "|END:VEVENT|END:VCALENDAR|";
    var place = new Place(calendar(account).id(), subject + ".ics", Expected.ANY);
    var put = new Put(place, text.replace("|", "\r\n").getBytes(UTF_8));
    Calendars calendars = eas.rooms.calendars();
    Reader who = Reader.owner(account);
    return calendars.commit(who, calendars.prepare(who, put, Manner.SILENT)).item();
  }

  /** What phones call the event of that subject. */
  String name(AccountId account, String subject) {
    return events(account).stream()
        .filter(one -> ((EventFacets) one.facets()).summary().equals(subject))
        .map(ServerId::of)
        .findFirst()
        .orElse("none");
  }

  /** The one mail in the outbox, unfolded. */
  String onlyMail() {
    List<Dispatch> rows = eas.house.outbox.due(eas.clock.instant(), 100);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " mails");
    }
    return mail(rows.get(0));
  }

  String text(Item event) {
    byte[] bytes = Calendars.read(eas.house.blobs, event).bytes();
    return new String(bytes, UTF_8).replace("\r\n ", "").replace("\r\n", "\n");
  }

  @Override
  public void close() {
    eas.close();
  }
}
