package com.mailfence.testbed.phones;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Knowledge;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Component;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewItem;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Readers of a calendar with windows over what is to come: events move into the window and out of
 * it, the window itself moves, answers are lost. When all is quiet each reader holds what it wants.
 */
final class MovingWindowsTest {
  private static final int HISTORIES = 4_000;
  private static final int STEPS = 60;
  private static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void whenAllIsQuietEachReaderHoldsWhatIsToCome() {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      try (var history = new History(seed)) {
        history.play();
      }
    }
  }

  private static final class History implements AutoCloseable {
    private final long seed;
    private final Random random;
    private final MemoryHouse house = new MemoryHouse(new HandClock());
    private final AccountId account = house.account("a@example.test");
    private final Reader owner = Reader.owner(account);
    private final CollectionId calendar =
        house.collection(account, Kind.CALENDAR, Role.MAIN, "Calendar").id();
    private final List<Phone> phones = List.of(new Phone(), new Phone());
    private int words;

    History(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void play() {
      for (int i = 0; i < STEPS; i++) {
        Phone phone = phones.get(random.nextInt(phones.size()));
        switch (random.nextInt(8)) {
          case 0, 1 -> add();
          case 2 -> rewrite();
          case 3 -> remove();
          case 4 -> phone.write(random.nextInt(3));
          case 5 -> phone.since = day(random.nextInt(3) == 0 ? -1 : random.nextInt(12));
          default -> phone.page(random.nextInt(5) == 0);
        }
      }
      phones.forEach(Phone::settle);
    }

    private static Instant day(int number) {
      return number < 0 ? Instant.EPOCH : DAY_0.plus(Duration.ofDays(number));
    }

    private EventFacets facets() {
      Instant ends = random.nextInt(8) == 0 ? null : day(random.nextInt(12));
      return new EventFacets(
          Component.EVENT,
          DAY_0.minus(Duration.ofDays(1)),
          ends,
          Set.of(),
          "",
          "",
          EventFacets.Status.NONE,
          "",
          0,
          "");
    }

    private ContentRef content() {
      return new ContentRef(String.format("%064x", ++words), 1);
    }

    private Item add() {
      var fresh = new NewItem(calendar, content(), DAY_0, Marks.NONE, facets(), null, null, 0);
      return house.store.commit(owner, account, d -> d.add(fresh));
    }

    private List<Item> alive() {
      return house.catalog.newest(owner, calendar, Long.MAX_VALUE, 1_000);
    }

    private void rewrite() {
      List<Item> all = alive();
      if (!all.isEmpty()) {
        ItemId id = all.get(random.nextInt(all.size())).id();
        house.store.commit(owner, account, d -> d.rewrite(id, content(), facets()));
      }
    }

    private void remove() {
      List<Item> all = alive();
      if (!all.isEmpty()) {
        ItemId id = all.get(random.nextInt(all.size())).id();
        house.store.commit(owner, account, d -> d.remove(id));
      }
    }

    @Override
    public void close() {
      house.close();
    }

    /** A reader that takes nothing twice. */
    private final class Phone {
      private final Round<Item> round = new Round<>(house.changes.items(owner, calendar), true);
      private final Map<Long, ContentRef> holds = new TreeMap<>();
      private final Set<Long> gone = new HashSet<>();
      private Cursor cursor = Cursor.START;
      private Instant since = Instant.EPOCH;

      /** What it writes itself it holds; it writes only on what it knows. */
      void write(int what) {
        if (what == 0) {
          Item made = add();
          holds.put(made.number(), made.bytes());
          cursor = cursor.echoing(made.number(), made.stamps().modified());
          return;
        }
        List<Item> known =
            alive().stream()
                .filter(one -> holds.containsKey(one.number()))
                .filter(one -> !Knowledge.outdated(cursor, one))
                .toList();
        for (Item one : known) {
          assertThat(Knowledge.holds(cursor, one)).as("seed %d", seed).isTrue();
        }
        if (known.isEmpty()) {
          return;
        }
        Item before = known.get(random.nextInt(known.size()));
        Item after =
            house.store.commit(
                owner,
                account,
                d ->
                    what == 1
                        ? d.rewrite(before.id(), content(), facets())
                        : d.remove(before.id()));
        if (what == 1) {
          holds.put(after.number(), after.bytes());
        } else {
          holds.remove(after.number());
        }
        cursor = Knowledge.wrote(cursor, before, after);
      }

      Page<Item> page(boolean lost) {
        Page<Item> page = round.next(cursor, since, 1 + random.nextInt(5));
        if (!lost) {
          page.changes().forEach(this::take);
          cursor = page.next();
        }
        return page;
      }

      private void take(Change<Item> change) {
        Item row = change.row();
        boolean held = holds.containsKey(row.number());
        if (change instanceof Change.Removed<Item> removed) {
          // What was removed before its page came is told gone all the same, but once.
          boolean twice = !held && !removed.soft() && !gone.add(row.number());
          assertThat(twice).as("seed %d: %s", seed, change).isFalse();
          assertThat(held || !removed.soft()).as("seed %d: %s", seed, change).isTrue();
          holds.remove(row.number());
          return;
        }
        boolean fresh = change instanceof Change.Added<Item>;
        assertThat(held).as("seed %d: %s", seed, change).isEqualTo(!fresh);
        holds.put(row.number(), row.bytes());
      }

      void settle() {
        while (page(false).more()) {
          continue;
        }
        while (page(false).more()) { // the window may have moved while a round was under way
          continue;
        }
        assertThat(page(false).changes()).as("seed %d", seed).isEmpty();
        Map<Long, ContentRef> wanted = new TreeMap<>();
        alive().stream()
            .filter(one -> !one.over().isBefore(since))
            .forEach(one -> wanted.put(one.number(), one.bytes()));
        assertThat(holds).as("seed %d", seed).isEqualTo(wanted);
        assertThat(cursor.held() == null).isEqualTo(since.equals(Instant.EPOCH));
        assertThat(cursor.held() == null ? wanted.keySet() : new ArrayList<>(cursor.held()))
            .as("seed %d", seed)
            .containsExactlyInAnyOrderElementsOf(new ArrayList<>(wanted.keySet()));
      }
    }
  }
}
