package com.mailfence.testbed.phones;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.NewItem;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** One account whose items everybody edits at random. Days are counted from the epoch. */
final class World implements AutoCloseable {
  final MemoryHouse house = new MemoryHouse(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  final AccountId account = house.account("user@example.org");
  final List<CollectionId> collections = new ArrayList<>();
  private final Random random;
  private int text;

  World(Random random, int size) {
    this.random = random;
    for (int i = 0; i < size; i++) {
      collections.add(house.collection(account, Kind.MAIL, Role.NONE, "folder " + i).id());
    }
  }

  int nextText() {
    return ++text;
  }

  CollectionId anyCollection() {
    return collections.get(random.nextInt(collections.size()));
  }

  Instant anyDay() {
    return Instant.EPOCH.plusSeconds(86_400L * random.nextInt(20));
  }

  List<Item> alive(CollectionId id) {
    return house.catalog.newest(Reader.owner(account), id, Long.MAX_VALUE, 10_000);
  }

  /** Somebody else edits something. */
  void edit() {
    CollectionId at = anyCollection();
    List<Item> there = alive(at);
    if (there.isEmpty() || random.nextInt(10) < 3) {
      house.store.commit(
          Reader.owner(account), account, d -> d.add(fresh(at, nextText(), anyDay())));
      return;
    }
    Item item = there.get(random.nextInt(there.size()));
    house.store.commit(
        Reader.owner(account),
        account,
        draft ->
            switch (random.nextInt(6)) {
              case 0 -> draft.remove(item.id());
              case 1 -> draft.rewrite(item.id(), content(nextText()), item.facets());
              case 2 -> draft.mark(item.id(), item.marks().asRead(!item.marks().read()));
              case 3 -> draft.mark(item.id(), item.marks().tagged(Set.of("tag" + nextText())));
              case 4 -> draft.move(item.id(), anyCollection()).added();
              default -> draft.copy(item.id(), anyCollection());
            });
  }

  void prune() {
    CollectionId at = anyCollection();
    Collection collection = house.catalog.collection(Reader.owner(account), at).orElseThrow();
    long tip = collection.state().tip().value();
    house.store.prune(at, new Seq(tip - Math.min(tip, random.nextInt(6))));
  }

  static NewItem fresh(CollectionId at, int text, Instant received) {
    return new NewItem(at, content(text), received, Marks.NONE, Facets.NONE, null, null, 0);
  }

  /** A stand-in for stored bytes: the digest says which text it is. */
  static ContentRef content(int text) {
    return new ContentRef(String.format("%064d", text), 1);
  }

  @Override
  public void close() {
    house.close();
  }
}
