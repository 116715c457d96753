package com.mailfence.dav;

import com.mailfence.core.account.Account;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.dav.method.Call;
import com.mailfence.dav.method.Desk;
import com.mailfence.dav.method.Reply;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.XmlReading;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.calendar.CalendarRules;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.FreeBusy;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.share.Sharing;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The desk of the endpoint on a store in memory, with a user who has a calendar and a book. */
public final class DavHouse implements AutoCloseable {
  public static final String CALENDAR = "/dav/calendars/anna@test.example/default/";
  public static final String BOOK = "/dav/addressbooks/anna@test.example/default/";
  public static final String FILES = "/dav/files/anna@test.example/";
  private static final int LARGEST = 1 << 20;

  public final HandClock clock = new HandClock();
  public final MemoryHouse house = new MemoryHouse(clock);
  public final Sharing sharing;
  public final Rooms rooms;
  public final Desk desk;
  public final Account anna;

  public DavHouse() {
    this(false);
  }

  /**
   * @param published whether users find everybody of their mail domain
   */
  public DavHouse(boolean published) {
    var next = new AtomicInteger();
    CalendarRules rules = CalendarRules.usual().withTasks(true);
    var accounts =
        new Accounts(house.directory, new Brand("Test", "test.example", ""), clock, account -> {});
    sharing =
        new Sharing(
            new Sharing.House(house.directory, house.grants, house.catalog, house.store),
            published);
    rooms =
        new Rooms(
            house.store,
            house.catalog,
            house.changes,
            house.blobs,
            house.notes,
            house.directory,
            new Folders(house.store, house.catalog),
            new Calendars(
                house.store, house.blobs, rules, () -> "made" + next.incrementAndGet(), clock),
            new FreeBusy(house.catalog, house.blobs, accounts),
            sharing,
            clock,
            () -> "token-" + next.incrementAndGet(),
            new Rooms.Terms("test.example", LARGEST, LARGEST, true));
    desk = Desk.open(rooms);
    anna = account("anna@test.example");
  }

  /** Adds an account with a calendar and an address book. */
  public Account account(String address) {
    var id = house.account(address);
    house.collection(id, Kind.CALENDAR, Role.MAIN, "Calendar");
    house.collection(id, Kind.CONTACTS, Role.MAIN, "Contacts");
    return house.directory.account(id).orElseThrow();
  }

  /** What was answered, read. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public Element xml() {
      return XmlReading.read(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The addresses of all responses, in order. */
    public List<String> hrefs() {
      return xml().elements(Name.dav("response")).stream()
          .map(response -> response.child(Name.dav("href")).orElseThrow().text())
          .toList();
    }

    public String tag() {
      return header("ETag");
    }
  }

  public Answer ask(String method, String path, String body, String... headers) {
    return ask(anna, method, path, body, headers);
  }

  /**
   * @param headers names, each followed by a value
   */
  public Answer ask(Account who, String method, String path, String body, String... headers) {
    Map<String, String> all = new TreeMap<>();
    all.put("host", "test.example");
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return read(desk.serve(new Call("1", method, Path.read(path), all, who, bytes)));
  }

  private static Answer read(Reply reply) {
    var out = new ByteArrayOutputStream();
    Reply.Body body = reply.body();
    if (body != null) {
      try {
        body.writing().to(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Answer(reply.status(), reply.headers(), out.toString(StandardCharsets.UTF_8));
  }

  /** Puts an event that lasts an hour. */
  public Answer putEvent(String name, String uid, String start, String... more) {
    return ask("PUT", CALENDAR + name, event(uid, start, more), "content-type", "text/calendar");
  }

  /**
   * @param more further lines of the event
   */
  public static String event(String uid, String start, String... more) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "BEGIN:VEVENT"));
    lines.addAll(List.of("UID:" + uid, "DTSTAMP:20260101T000000Z", "DTSTART:" + start));
    lines.add("DURATION:PT1H");
    lines.addAll(List.of(more));
    lines.addAll(List.of("END:VEVENT", "END:VCALENDAR", ""));
    return String.join("\r\n", lines);
  }

  public Answer putCard(String name, String uid, String person, String... more) {
    return ask("PUT", BOOK + name, card(uid, person, more), "content-type", "text/vcard");
  }

  public static String card(String uid, String person, String... more) {
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCARD", "VERSION:3.0", "UID:" + uid));
    lines.addAll(List.of("FN:" + person, "N:" + person + ";;;;"));
    lines.addAll(List.of(more));
    lines.addAll(List.of("END:VCARD", ""));
    return String.join("\r\n", lines);
  }

  @Override
  public void close() {
    house.close();
  }
}
