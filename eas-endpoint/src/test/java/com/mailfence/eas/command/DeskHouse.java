package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewItem;
import com.mailfence.eas.Postbox;
import com.mailfence.eas.device.DeviceLimit;
import com.mailfence.eas.request.EasRequest;
import com.mailfence.eas.request.RequestHead;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.WbxmlWriter;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.engine.calendar.CalendarRules;
import com.mailfence.engine.crypto.Trust;
import com.mailfence.engine.folder.Folders;
import com.mailfence.engine.search.Scan;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.eas.Wbxml;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A desk on a store in memory, without HTTP: who is woken runs on the thread that wakes. */
final class DeskHouse implements AutoCloseable {
  final HandClock clock = new HandClock();
  final MemoryHouse house = new MemoryHouse(clock);
  final Map<String, Integer> limits = new HashMap<>();
  final Map<String, Map<String, String>> policies = new HashMap<>();
  final Oversight oversight = new Oversight();
  final Rooms rooms;
  final Desk desk;

  DeskHouse() {
    this(Terms.DEFAULT);
  }

  DeskHouse(Terms terms) {
    this(terms, CalendarRules.usual());
  }

  /** One that keeps lists of tasks and notes. */
  static DeskHouse withLists() {
    return new DeskHouse(Terms.DEFAULT, CalendarRules.usual().withTasks(true));
  }

  private DeskHouse(Terms terms, CalendarRules rules) {
    DeviceLimit limit = account -> limits.getOrDefault(account.address(), -1);
    rooms =
        new Rooms(
            house.store,
            house.catalog,
            house.changes,
            house.blobs,
            house.notes,
            house.directory,
            house.wakes,
            clock,
            Postbox.of(house, clock),
            Postbox.calendars(house, clock, rules),
            Postbox.meetings(house, clock),
            Postbox.times(house, clock),
            new Scan(house.catalog, house.blobs, Scan.Bounds.USUAL),
            new Trust(Set.of(), clock),
            limit,
            account -> policies.getOrDefault(account.address(), Map.of()),
            oversight,
            terms);
    desk = Desk.open(rooms);
  }

  /** Adds an account with the folders everybody has. */
  AccountId account(String address) {
    AccountId id = house.account(address);
    var folders = new Folders(house.store, house.catalog);
    folders.furnish(id);
    if (rooms.calendars().rules().tasks()) {
      folders.furnishLists(id);
    }
    return id;
  }

  Collection folder(AccountId account, Kind kind, Role role) {
    return house.catalog.collections(Reader.owner(account), account).stream()
        .filter(c -> c.kind() == kind && c.role() == role)
        .findFirst()
        .orElseThrow();
  }

  /** Lays a message into a folder, as delivery would. */
  Item deliver(Collection folder) {
    byte[] bytes = "Subject: hello\r\n\r\nhello\r\n".getBytes(US_ASCII);
    var fresh =
        new NewItem(
            folder.id(),
            house.blobs.put(bytes),
            clock.instant(),
            Marks.NONE,
            Facets.NONE,
            null,
            null,
            0);
    return house.store.commit(Reader.house(), folder.id().account(), draft -> draft.add(fresh));
  }

  void read(ItemId id) {
    house.store.commit(
        Reader.owner(id.account()), id.account(), draft -> draft.mark(id, Marks.NONE.asRead(true)));
  }

  /** One phone of an account, and the answers it got. */
  final class Phone {
    final AccountId account;
    private final String device;
    private final String version;
    private final String agent;
    final List<Reply> answers = new ArrayList<>();
    long policyKey;
    boolean acceptsParts;

    Phone(AccountId account, String device, String version) {
      this(account, device, version, "Agent/1");
    }

    Phone(AccountId account, String device, String version, String agent) {
      this.account = account;
      this.device = device;
      this.version = version;
      this.agent = agent;
    }

    /** Asks; the answer is in {@link #answers}, now or later. */
    Phone send(String verb, String xml) {
      return sendBytes(verb, xml.isEmpty() ? new byte[0] : bytes(XmlReading.read(xml)));
    }

    /** The same with more in the query. */
    Phone sendArguments(String verb, String arguments, byte[] body) {
      desk.serve(call(verb, arguments, body), this::heard);
      return this;
    }

    Phone sendBytes(String verb, byte[] body) {
      desk.serve(call(verb, "", body), this::heard);
      return this;
    }

    /** Takes no answer that is other than the papers say. */
    private void heard(Reply reply) {
      if (reply instanceof Reply.Document document) {
        Wbxml.answer(bytes(document.root()), version);
      } else if (reply instanceof Reply.Parts parts) {
        Wbxml.answer(bytes(parts.root()), version);
      }
      answers.add(reply);
    }

    Call call(String verb, String arguments, byte[] body) {
      String query = "Cmd=" + verb + "&DeviceId=" + device + "&DeviceType=Test" + arguments;
      String key = policyKey == 0 ? null : Long.toString(policyKey);
      String parts = verb.equals("ItemOperations") && acceptsParts ? "T" : null;
      var request = EasRequest.parse(new RequestHead(query, version, key, parts));
      return new Call("t1", request, agent, house.directory.account(account).orElseThrow(), body);
    }

    Reply last() {
      return answers.get(answers.size() - 1);
    }

    /** Asks for what is answered at once with a document, and shows it. */
    String ask(String verb, String xml) {
      send(verb, xml);
      return shown(last());
    }
  }

  static String shown(Reply reply) {
    return reply instanceof Reply.Document document
        ? XmlNotation.show(document.root(), XmlNotation.Style.WHOLE)
        : reply.toString();
  }

  static byte[] bytes(Element root) {
    var out = new ByteArrayOutputStream();
    try {
      WbxmlWriter.write(root, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    house.close();
  }
}
