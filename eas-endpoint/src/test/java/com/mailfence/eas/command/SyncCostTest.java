package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Changes;
import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.change.Tip;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a Sync costs in rows read and notes written. */
final class SyncCostTest {
  private final DeskHouse house = new DeskHouse();
  private final AccountId bob = house.account("bob@example.org");
  private final Collection inbox = house.folder(bob, Kind.MAIL, Role.INBOX);
  private final List<String> costs = new ArrayList<>();
  private final Desk desk = Desk.open(counted());

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void noNewsReadARowOrTwoAndWriteNothing() {
    String key = settled();
    costs.clear();
    assertThat(sync(key, "")).isEqualTo("Nothing[]");
    assertThat(costs).containsExactly("note items", "tip", "note sync", "write sync");
    costs.clear();
    for (int i = 0; i < 3; i++) {
      assertThat(sync(key, "")).isEqualTo("Nothing[]");
    }
    assertThat(costs).hasSize(9).doesNotContain("rows", "write items", "write sync");
  }

  @Test
  void aMarkOfTheDeviceIsOneCommitAndTheNextSyncIsQuiet() {
    String key = settled();
    String item = ServerId.of(newest());
    costs.clear();
    String answer =
        sync(
            key,
            "<Commands><Change><ServerId>"
                + item
                + "</ServerId><ApplicationData><Email:Read>1</Email:Read></ApplicationData>"
                + "</Change></Commands>");
    assertThat(costs).containsExactly("note items", "tip");
    costs.clear();
    assertThat(sync(key(answer), "")).isEqualTo("Nothing[]");
    assertThat(costs).doesNotContain("rows", "write items");
  }

  @Test
  void whatIsNoNewsIsLookedAtOnce() {
    String key = settled();
    Item mail = deliver("gone");
    house.house.store.commit(Reader.owner(bob), bob, d -> d.remove(mail.id()));
    costs.clear();
    assertThat(sync(key, "")).isEqualTo("Nothing[]");
    assertThat(costs).contains("rows", "write items");
    costs.clear();
    assertThat(sync(key, "")).isEqualTo("Nothing[]");
    assertThat(costs).doesNotContain("rows", "write items");
  }

  @Test
  void aPageOfMailIsOneQuery() {
    for (int i = 0; i < 30; i++) {
      deliver("m" + i);
    }
    String key = key(sync("0", ""));
    costs.clear();
    sync(key, "<WindowSize>20</WindowSize>");
    assertThat(costs).containsExactly("note items", "tip", "rows", "write items");
  }

  @Test
  void anAnswerHasABoundInBytes() { // EA18
    String large = Mails.plain("large", "0123456789 ".repeat(900_000));
    for (int i = 0; i < 3; i++) {
      deliverSource(large);
    }
    String key = key(sync("0", ""));
    String first = sync(key, "");
    assertThat(adds(first)).isEqualTo(1);
    assertThat(first).contains("<MoreAvailable/>");
    String second = sync(key(first), "");
    assertThat(adds(second)).isEqualTo(1);
    String third = sync(key(second), "");
    assertThat(adds(third)).isEqualTo(1);
    assertThat(third).doesNotContain("<MoreAvailable/>");
  }

  private String settled() {
    deliver("one");
    deliver("two");
    String begun = key(sync("0", ""));
    return key(sync(begun, ""));
  }

  private Item newest() {
    return house.house.catalog.newest(Reader.owner(bob), inbox.id(), Long.MAX_VALUE, 1).get(0);
  }

  private Item deliver(String subject) {
    return deliverSource(Mails.plain(subject, "text\n"));
  }

  private Item deliverSource(String source) {
    return house.house.store.commit(
        Reader.house(),
        bob,
        d -> d.add(Mails.of(house.house.blobs, inbox.id(), house.clock.instant(), source)));
  }

  private String sync(String key, String rest) {
    var phone = house.new Phone(bob, "P", "14.1");
    String document =
        "<AirSync:Sync><Collections><Collection><SyncKey>"
            + key
            + "</SyncKey><CollectionId>"
            + ServerId.of(inbox.id())
            + "</CollectionId>"
            + rest
            + "</Collection></Collections></AirSync:Sync>";
    desk.serve(
        phone.call("Sync", "", DeskHouse.bytes(com.mailfence.eas.wbxml.XmlReading.read(document))),
        phone.answers::add);
    return DeskHouse.shown(phone.last());
  }

  private static String key(String answer) {
    Matcher matcher = Pattern.compile("<SyncKey>([^<]*)").matcher(answer);
    assertThat(matcher.find()).as(answer).isTrue();
    return matcher.group(1);
  }

  private static long adds(String answer) {
    return Pattern.compile("<Add>").matcher(answer).results().count();
  }

  private Rooms counted() {
    Rooms r = house.rooms;
    return new Rooms(
        r.store(),
        r.catalog(),
        new CountedChanges(r.changes()),
        r.blobs(),
        new CountedNotes(r.notes()),
        r.directory(),
        r.board(),
        r.clock(),
        r.mail(),
        r.calendars(),
        r.meetings(),
        r.times(),
        r.search(),
        r.trust(),
        r.limit(),
        r.policy(),
        r.oversight(),
        r.terms());
  }

  private final class CountedChanges implements Changes {
    private final Changes changes;

    CountedChanges(Changes changes) {
      this.changes = changes;
    }

    @Override
    public Source<Item> items(Reader who, CollectionId collection) {
      Source<Item> source = changes.items(who, collection);
      return new Source<>() {
        @Override
        public Tip tip() {
          costs.add("tip");
          return source.tip();
        }

        @Override
        public List<Item> rows(Span span) {
          costs.add("rows");
          return source.rows(span);
        }
      };
    }

    @Override
    public Source<Collection> folders(Reader who, AccountId account) {
      return changes.folders(who, account);
    }
  }

  /** Counts what Sync reads and writes; the frame's own note of the device is left out. */
  private final class CountedNotes implements ClientNotes {
    private final ClientNotes notes;

    CountedNotes(ClientNotes notes) {
      this.notes = notes;
    }

    private void count(String what, NoteKey key) {
      if (!key.topic().equals("device")) {
        costs.add(what + " " + key.topic().replaceAll("/.*", ""));
      }
    }

    @Override
    public Optional<Note> read(NoteKey key) {
      count("note", key);
      return notes.read(key);
    }

    @Override
    public Map<String, Note> all(AccountId account, String client) {
      return notes.all(account, client);
    }

    @Override
    public List<String> clients(AccountId account, String prefix) {
      return notes.clients(account, prefix);
    }

    @Override
    public void write(NoteKey key, long expected, byte[] bytes) {
      count("write", key);
      notes.write(key, expected, bytes);
    }

    @Override
    public void remove(NoteKey key) {
      notes.remove(key);
    }

    @Override
    public void forget(AccountId account, String client) {
      notes.forget(account, client);
    }
  }
}
