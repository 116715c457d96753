package com.mailfence.testbed.contract;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import com.mailfence.core.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One user of the house under test, with an Inbox and a second folder. */
final class Tenant {
  static final String DOMAIN = "contract.example";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final AtomicInteger TEXT = new AtomicInteger();

  final Ports ports;
  final AccountId account;
  final String address;
  final Reader owner;
  final CollectionId inbox;
  final CollectionId folder;

  private Tenant(Ports ports, AccountId account, String address) {
    this.ports = ports;
    this.account = account;
    this.address = address;
    this.owner = Reader.owner(account);
    this.inbox = collection(Kind.MAIL, Role.INBOX, "Inbox").id();
    this.folder = collection(Kind.MAIL, Role.NONE, "Folder").id();
  }

  static Tenant moveInto(Ports ports, long quotaBytes) {
    String address = freshAddress();
    ports.directory().put(new Domain(DOMAIN, 0));
    AccountId account =
        ports.directory().create(new NewAccount(address, "Tenant", quotaBytes)).id();
    return new Tenant(ports, account, address);
  }

  /** An address nobody has. */
  static String freshAddress() {
    return "tenant" + COUNT.incrementAndGet() + "@" + DOMAIN;
  }

  <T> T commit(Work<T> work) {
    return ports.store().commit(owner, account, work);
  }

  Collection collection(Kind kind, Role role, String name) {
    return commit(draft -> draft.addCollection(new NewCollection(account, kind, role, name, null)));
  }

  Collection now(CollectionId id) {
    return ports.catalog().collection(owner, id).orElseThrow();
  }

  Item now(ItemId id) {
    return ports.catalog().item(owner, id).orElseThrow();
  }

  /** Adds a plain item of ten bytes, received on that day. */
  Item add(CollectionId at, int day) {
    return commit(draft -> draft.add(fresh(at, day)));
  }

  Item add(CollectionId at) {
    return add(at, 1);
  }

  NoteKey note(String topic) {
    return new NoteKey(account, "test/phone", topic);
  }

  static NewItem fresh(CollectionId at, int day) {
    return new NewItem(at, content(10), day(day), Marks.NONE, Facets.NONE, null, null, 0);
  }

  static NewItem fresh(CollectionId at) {
    return fresh(at, 1);
  }

  static Instant day(int day) {
    return Instant.EPOCH.plusSeconds(86_400L * day);
  }

  /** A stand-in for stored bytes: no two are the same. */
  static ContentRef content(long size) {
    return new ContentRef(String.format("%064x", TEXT.incrementAndGet()), size);
  }

  static NewItem named(CollectionId at, String name) {
    return new NewItem(at, content(1), day(1), Marks.NONE, Facets.NONE, name, null, 0);
  }

  static NewItem full(CollectionId at) {
    MailFacets facets =
        new MailFacets(
            "Grüße\n\tand \\ back",
            "\"A\" <a@example.org>",
            "",
            "",
            "b@example.org",
            "",
            "",
            Instant.parse("2026-02-03T04:05:00Z"),
            "id1@example.org",
            List.of("id1@example.org", "id2@example.org"),
            "Hello 😀",
            MailFacets.Importance.HIGH,
            MailFacets.Nature.MEETING,
            List.of(
                new MailFacets.Attachment("2", "a\tb.pdf", "application/pdf", 7, "", false, true)),
            "text");
    ContentRef content = content(1234);
    return new NewItem(
        at,
        content,
        Instant.parse("2026-02-03T04:05:06.789012Z"),
        Marks.NONE.tagged(Set.of("x")).asRead(false),
        facets,
        "n'am%e_.ics",
        "key",
        0);
  }
}
