package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Component;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Status;
import com.mailfence.core.item.EventFacets.Trait;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Period;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.NewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How calendar objects are found by when they are, on every store. */
public interface SpanContract {
  Ports ports();

  @Test
  default void facetsOfAnEventComeBackAsTheyWere() {
    Tenant t = ports().tenant();
    EventFacets facets = event(Tenant.day(3), Tenant.day(4), Set.of(Trait.ALL_DAY, Trait.ALARMS));

    Item item = add(t, calendar(t), facets);

    assertThat(t.now(item.id()).facets()).isEqualTo(facets);
  }

  @Test
  default void whatTouchesThePeriodOnlyAtItsEdgeIsNotInIt() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    Item event = add(t, calendar, event(Tenant.day(3), Tenant.day(4), Set.of()));

    assertThat(found(t, calendar, Tenant.day(2), Tenant.day(3))).isEmpty();
    assertThat(found(t, calendar, Tenant.day(4), Tenant.day(5))).isEmpty();
    assertThat(found(t, calendar, Tenant.day(2), Tenant.day(3).plusNanos(1)))
        .containsExactly(event);
    assertThat(found(t, calendar, Tenant.day(4).minusMillis(1), Instant.MAX))
        .containsExactly(event);
  }

  @Test
  default void whatHasNoEndIsFoundAtAnyTimeAfterItsStart() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    Item endless = add(t, calendar, event(Tenant.day(3), null, Set.of(Trait.RECURRING)));
    Item undated = add(t, calendar, event(null, null, Set.of()));

    assertThat(found(t, calendar, Tenant.day(9_000), Tenant.day(9_001)))
        .containsExactly(undated, endless);
    assertThat(found(t, calendar, Tenant.day(1), Tenant.day(2))).containsExactly(undated);
    assertThat(found(t, calendar, Instant.MIN, Instant.MAX)).containsExactly(undated, endless);
  }

  @Test
  default void floatingTimesAreFoundFromAnyZone() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    Instant noon = Tenant.day(3).plusSeconds(43_200);
    Item floating = add(t, calendar, event(noon, noon, Set.of(Trait.FLOATING)));

    Instant inKiritimati = noon.minusSeconds(14 * 3_600);
    assertThat(found(t, calendar, inKiritimati, inKiritimati.plusSeconds(1)))
        .containsExactly(floating);
    assertThat(found(t, calendar, Tenant.day(5), Tenant.day(6))).isEmpty();
  }

  @Test
  default void movedRewrittenAndRemovedEventsAreFoundWhereTheyAre() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    Item event = add(t, calendar, event(Tenant.day(3), Tenant.day(4), Set.of()));

    Item later =
        t.commit(
            draft ->
                draft.rewrite(
                    event.id(),
                    Tenant.content(5),
                    event(Tenant.day(30), Tenant.day(31), Set.of())));
    assertThat(found(t, calendar, Tenant.day(3), Tenant.day(4))).isEmpty();
    assertThat(found(t, calendar, Tenant.day(30), Tenant.day(31))).containsExactly(later);

    t.commit(draft -> draft.remove(event.id()));
    assertThat(found(t, calendar, Instant.MIN, Instant.MAX)).isEmpty();
  }

  @Test
  default void otherCollectionsOtherItemsAndStrangersFindNothing() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    add(t, calendar, event(Tenant.day(3), Tenant.day(4), Set.of()));
    t.commit(draft -> draft.add(fresh(t.inbox, Facets.NONE)));

    assertThat(found(t, t.inbox, Instant.MIN, Instant.MAX)).isEmpty();
    assertThat(
            ports()
                .catalog()
                .spanning(ports().tenant().owner, calendar, Period.ALWAYS, Long.MAX_VALUE, 10))
        .isEmpty();
    t.commit(
        draft -> {
          draft.removeCollection(calendar);
          return calendar;
        });
    assertThat(found(t, calendar, Instant.MIN, Instant.MAX)).isEmpty();
  }

  @Test
  default void pagesHoldExactlyWhatMeetsThePeriod() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    var random = new Random(7);
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Instant start = Tenant.day(random.nextInt(40));
      Instant end = random.nextInt(5) == 0 ? null : start.plusSeconds(random.nextInt(900_000));
      all.add(0, add(t, calendar, event(start, end, Set.of())));
    }
    var period = new Period(Tenant.day(15), Tenant.day(19));
    List<Item> paged = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<Item> page;
    do {
      page = ports().catalog().spanning(t.owner, calendar, period, before, 7);
      paged.addAll(page);
      before = page.isEmpty() ? 0 : page.get(page.size() - 1).number();
    } while (page.size() == 7);

    assertThat(paged)
        .isEqualTo(
            all.stream()
                .filter(item -> ((EventFacets) item.facets()).span().meets(period))
                .toList())
        .hasSizeBetween(10, 50);
  }

  @Test
  default void readersAreGivenWhatIsOverBetweenTwoWindows() {
    Tenant t = ports().tenant();
    CollectionId calendar = calendar(t);
    var random = new Random(11);
    NavigableMap<Long, Item> rows = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      Instant start = Tenant.day(random.nextInt(40));
      Instant end = random.nextInt(5) == 0 ? null : start.plusSeconds(random.nextInt(900_000));
      Item item = add(t, calendar, event(start, end, Set.of()));
      rows.put(item.number(), item);
    }
    for (long number : List.copyOf(rows.keySet())) {
      if (random.nextInt(6) == 0) {
        Item alive = Objects.requireNonNull(rows.get(number));
        Item gone = t.commit(draft -> draft.remove(alive.id()));
        rows.put(number, gone);
      }
    }
    Source<Item> source = ports().changes().items(t.owner, calendar);
    for (int i = 0; i < 200; i++) {
      Span span = moving(random, source.tip().tip());
      ChangesContract.holds(span, rows, source.rows(span));
    }
  }

  private static Span moving(Random random, Seq tip) {
    boolean first = random.nextInt(3) == 0;
    Instant from = random.nextInt(3) == 0 ? Instant.EPOCH : Tenant.day(random.nextInt(40));
    Instant to =
        random.nextInt(3) == 0 ? Instant.MAX : from.plusSeconds(86_400L * random.nextInt(20_000));
    return new Span(
        first ? Seq.NONE : new Seq(1 + random.nextLong(tip.value())),
        new Seq(1 + random.nextLong(tip.value() + 1)),
        first ? Instant.EPOCH : from,
        first ? Instant.EPOCH : to,
        random.nextInt(4) == 0 ? Instant.EPOCH : Tenant.day(random.nextInt(40)),
        1 + random.nextInt(60),
        true,
        Set.of());
  }

  private List<Item> found(Tenant t, CollectionId calendar, Instant from, Instant until) {
    return ports()
        .catalog()
        .spanning(t.owner, calendar, new Period(from, until), Long.MAX_VALUE, 100);
  }

  private static CollectionId calendar(Tenant t) {
    return t.collection(Kind.CALENDAR, Role.NONE, "Calendar").id();
  }

  private static Item add(Tenant t, CollectionId at, EventFacets facets) {
    return t.commit(draft -> draft.add(fresh(at, facets)));
  }

  private static NewItem fresh(CollectionId at, Facets facets) {
    return new NewItem(at, Tenant.content(1), Tenant.day(1), Marks.NONE, facets, null, null, 0);
  }

  private static EventFacets event(
      @Nullable Instant starts, @Nullable Instant ends, Set<Trait> traits) {
    return new EventFacets(
        Component.EVENT,
        starts,
        ends,
        traits,
        "Fête\n\t\\",
        "Room 1",
        Status.CONFIRMED,
        "ann@example.test",
        3,
        "tag");
  }
}
