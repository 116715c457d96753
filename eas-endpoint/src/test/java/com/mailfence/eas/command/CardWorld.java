package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.eas.data.CardData;
import com.mailfence.eas.data.Outlet;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.Options;
import com.mailfence.engine.contact.Contacts;
import com.mailfence.engine.contact.StoredCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Two address books of one account that other programs write to at random. */
final class CardWorld implements AutoCloseable {
  private static final List<String> LINES =
      List.of(
          "EMAIL:%d@x.test",
          "EMAIL:%d@z.test",
          "EMAIL;TYPE=pref:%d@y.test",
          "TEL;TYPE=home:%d",
          "TEL;TYPE=cell:%d",
          "TEL:%d",
          "TEL;TYPE=x-odd;X-PLACE=Home2PhoneNumber:%d",
          "TITLE:t%d",
          "X-KEPT:%d");

  final DeskHouse house = new DeskHouse();
  final AccountId account = house.account("user@example.org");
  final List<CollectionId> books = new ArrayList<>();
  private final CardData data = new CardData(house.house.blobs);
  private final Random random;
  private Desk desk = house.desk;
  private int word;

  CardWorld(Random random) {
    this.random = random;
    books.add(house.folder(account, Kind.CONTACTS, Role.MAIN).id());
    commit(
        d ->
            books.add(
                d.addCollection(
                        new NewCollection(account, Kind.CONTACTS, Role.NONE, "Second", null))
                    .id()));
  }

  Desk desk() {
    return desk;
  }

  void restart() {
    desk = Desk.open(house.rooms);
  }

  int nextWord() {
    return ++word;
  }

  List<Item> alive(CollectionId book) {
    return house.house.catalog.newest(Reader.owner(account), book, Long.MAX_VALUE, 10_000);
  }

  /** A contact as a phone should hold it. */
  Map<String, String> shown(Item item) {
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    try {
      data.fill(out, item, new View(Version.V14_1, Options.NONE, false), Outlet.INLINE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fields(out.build());
  }

  static Map<String, String> fields(Element data) {
    Map<String, String> fields = new TreeMap<>();
    data.children().forEach(child -> fields.put(child.name(), child.text()));
    return fields;
  }

  /** Another program does something. */
  void edit() {
    CollectionId book = books.get(random.nextInt(books.size()));
    List<Item> there = alive(book);
    if (there.isEmpty() || random.nextInt(4) == 0) {
      add(book);
      return;
    }
    Item item = there.get(random.nextInt(there.size()));
    switch (random.nextInt(5)) {
      case 0 -> commit(d -> d.remove(item.id()));
      case 1 -> commit(d -> Contacts.move(d, item, other(book)));
      default -> rewrite(item);
    }
  }

  private CollectionId other(CollectionId book) {
    return books.get(book.equals(books.get(0)) ? 1 : 0);
  }

  private void add(CollectionId book) {
    String uid = "w" + nextWord();
    List<String> lines = new ArrayList<>(List.of("BEGIN:VCARD", "VERSION:3.0", "UID:" + uid));
    lines.add("FN:" + uid);
    lines.add("N:" + uid + ";;;;");
    for (int i = random.nextInt(16); i > 0; i--) {
      lines.add(line());
    }
    lines.add("END:VCARD\r\n");
    StoredCard card = StoredCard.of(house.house.blobs, String.join("\r\n", lines).getBytes(UTF_8));
    commit(d -> Contacts.add(d, book, card, uid + ".vcf", house.clock.instant()));
  }

  private String line() {
    return LINES.get(random.nextInt(LINES.size())).formatted(nextWord());
  }

  private void rewrite(Item item) {
    Card card = StoredCard.read(house.house.blobs, item);
    CardEdit edit = card.edit();
    List<Property> all = card.properties();
    Property one = all.get(random.nextInt(all.size()));
    if (random.nextBoolean() && (one.is("TEL") || one.is("EMAIL") || one.is("TITLE"))) {
      edit.remove(one);
    } else {
      edit.add(
          Card.parse(("BEGIN:VCARD\n" + line() + "\nEND:VCARD").getBytes(UTF_8))
              .properties()
              .get(0));
    }
    StoredCard stored = StoredCard.of(house.house.blobs, edit.card());
    commit(d -> Contacts.rewrite(d, item, stored));
  }

  void prune() {
    CollectionId at = books.get(random.nextInt(books.size()));
    Collection book = house.house.catalog.collection(Reader.owner(account), at).orElseThrow();
    long tip = book.state().tip().value();
    house.house.store.prune(at, new Seq(tip - Math.min(tip, random.nextInt(8))));
  }

  private void commit(Consumer<Draft> work) {
    house.house.store.commit(
        Reader.owner(account),
        account,
        draft -> {
          work.accept(draft);
          return true;
        });
  }

  @Override
  public void close() {
    house.close();
  }
}
