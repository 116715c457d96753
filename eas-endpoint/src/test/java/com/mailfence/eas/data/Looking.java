package com.mailfence.eas.data;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.XmlNotation;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.Options;
import com.mailfence.testbed.store.MemoryHouse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A mailbox whose mails are looked at through devices' eyes. */
final class Looking implements AutoCloseable {
  static final Instant RECEIVED = Instant.parse("2026-03-02T10:00:05.123Z");

  final MemoryHouse house = new MemoryHouse(Clock.fixed(RECEIVED, ZoneOffset.UTC));
  private final AccountId bob = house.account("bob@example.org");
  private final CollectionId inbox = house.collection(bob, Kind.MAIL, Role.INBOX, "Inbox").id();
  final MailData data = new MailData(house.blobs);

  @Override
  public void close() {
    house.close();
  }

  Item mail(String source) {
    return house.store.commit(
        Reader.owner(bob), bob, d -> d.add(Mails.of(house.blobs, inbox, RECEIVED, source)));
  }

  Item mark(Item item, Marks marks) {
    return house.store.commit(Reader.owner(bob), bob, d -> d.mark(item.id(), marks));
  }

  static View view(Version version, BodyPreference... bodies) {
    Options none = Options.NONE;
    return new View(
        version,
        new Options(0, false, none.mime(), none.mimeCut(), List.of(bodies), List.of()),
        false);
  }

  static View view(Options.Mime mime, long cut, BodyPreference... bodies) {
    return new View(
        Version.V14_1, new Options(0, false, mime, cut, List.of(bodies), List.of()), false);
  }

  Element look(Item item, View view) throws IOException {
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    data.fill(out, item, view, Outlet.INLINE);
    return out.build();
  }

  static String show(Element element) {
    return XmlNotation.show(element, XmlNotation.Style.WHOLE);
  }
}
