package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.change.Source;
import com.mailfence.core.change.Span;
import com.mailfence.core.change.Tip;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What readers are given to catch up from, on every store. */
public interface ChangesContract {
  Ports ports();

  @Test
  default void tipIsWhereTheLastChangeWent() {
    Tenant t = ports().tenant();
    Source<Item> inbox = ports().changes().items(t.owner, t.inbox);
    assertThat(inbox.tip().tip()).isEqualTo(Seq.NONE);

    Item item = t.add(t.inbox);
    assertThat(inbox.tip().tip()).isEqualTo(item.stamps().modified());
    t.add(t.folder);
    assertThat(inbox.tip().tip()).isEqualTo(item.stamps().modified());
    Item gone = t.commit(draft -> draft.remove(item.id()));

    assertThat(inbox.tip())
        .isEqualTo(new Tip(gone.stamps().modified(), Seq.NONE, t.now(t.inbox).state().epoch()));
  }

  @Test
  default void foreignMissingAndRemovedCollectionLookTheSame() {
    Tenant t = ports().tenant();
    Tenant stranger = ports().tenant();
    CollectionId missing = new CollectionId(t.account, 1_000_000);
    t.commit(
        draft -> {
          draft.removeCollection(t.folder);
          return draft;
        });
    List<Source<?>> sources =
        List.of(
            ports().changes().items(stranger.owner, t.inbox),
            ports().changes().items(t.owner, missing),
            ports().changes().items(t.owner, t.folder),
            ports().changes().folders(stranger.owner, t.account),
            ports().changes().folders(Reader.house(), new AccountId(Long.MAX_VALUE)));

    for (Source<?> source : sources) {
      assertThatThrownBy(source::tip).isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> source.rows(whole())).isInstanceOf(Refusal.NotFound.class);
    }
  }

  /** Every plan a store may choose must give the rows of the definition. */
  @Test
  default void rowsOfRandomSpansAreThoseOfTheDefinition() {
    Tenant t = ports().tenant();
    Random random = new Random(4711);
    NavigableMap<Long, Item> rows = randomHistory(t, random, 400);
    long tip = t.now(t.inbox).state().tip().value();
    Source<Item> source = ports().changes().items(t.owner, t.inbox);

    for (int i = 0; i < 300; i++) {
      Span span = randomSpan(random, tip, rows);
      holds(span, rows, source.rows(span));
    }
  }

  @Test
  default void massChangeIsPagedLikeAnyOther() {
    Tenant t = ports().tenant();
    List<Item> items =
        t.commit(
            draft ->
                IntStream.range(0, 1600)
                    .mapToObj(i -> draft.add(Tenant.fresh(t.inbox, i)))
                    .toList());
    Seq before = t.now(t.inbox).state().tip();
    t.commit(
        draft -> {
          items.stream()
              .filter(item -> item.number() % 8 != 0)
              .forEach(item -> draft.mark(item.id(), item.marks().asRead(true)));
          return draft;
        });

    List<Change<Item>> changes = caughtUp(t, Cursor.settledAt(before), Instant.EPOCH);

    assertThat(changes)
        .hasSize((int) items.stream().filter(item -> item.number() % 8 != 0).count())
        .allMatch(Change.Marked.class::isInstance);
    assertThat(changes.stream().map(c -> -c.row().number()).toList()).isSorted();
  }

  @Test
  default void windowMovesBothWaysOverWholeMailbox() {
    Tenant t = ports().tenant();
    for (int day = 10; day < 30; day++) {
      t.add(t.inbox, day);
    }
    Cursor cursor = Cursor.START;
    List<Change<Item>> first = caughtUp(t, cursor, Tenant.day(25));
    assertThat(first).hasSize(5).allMatch(Change.Added.class::isInstance);

    cursor = settled(t, Tenant.day(25));
    assertThat(caughtUp(t, cursor, Tenant.day(20))).hasSize(5);
    assertThat(caughtUp(t, cursor, Instant.EPOCH)).hasSize(15);
    assertThat(caughtUp(t, cursor, Tenant.day(28)))
        .hasSize(3)
        .allMatch(change -> change instanceof Change.Removed<Item> gone && gone.soft());
  }

  @Test
  default void foldersAreCaughtUpWithLikeItems() {
    Tenant t = ports().tenant();
    Source<Collection> source = ports().changes().folders(t.owner, t.account);
    Page<Collection> first = new Round<>(source).next(Cursor.START, Instant.EPOCH, 100);
    assertThat(first.changes()).hasSize(2).allMatch(Change.Added.class::isInstance);

    Collection made = t.collection(Kind.CALENDAR, Role.MAIN, "Calendar");
    Collection renamed = t.commit(d -> d.renameCollection(t.folder, "Other", null));
    t.add(t.inbox);
    Page<Collection> second = new Round<>(source).next(first.next(), Instant.EPOCH, 100);
    assertThat(second.changes())
        .containsExactly(new Change.Added<>(made), new Change.Rewritten<>(renamed));

    t.commit(
        draft -> {
          draft.removeCollection(made.id());
          return draft;
        });
    Page<Collection> third = new Round<>(source).next(second.next(), Instant.EPOCH, 100);
    assertThat(third.changes())
        .singleElement()
        .satisfies(c -> assertThat(c).isInstanceOf(Change.Removed.class))
        .satisfies(c -> assertThat(c.row().id()).isEqualTo(made.id()));
    assertThat(source.tip().tip()).isEqualTo(third.next().settled());
  }

  private List<Change<Item>> caughtUp(Tenant t, Cursor from, Instant since) {
    Round<Item> round = new Round<>(ports().changes().items(t.owner, t.inbox));
    List<Change<Item>> all = new ArrayList<>();
    Page<Item> page;
    Cursor cursor = from;
    do {
      page = round.next(cursor, since, 7);
      all.addAll(page.changes());
      cursor = page.next();
    } while (page.more());
    return all;
  }

  private Cursor settled(Tenant t, Instant since) {
    Round<Item> round = new Round<>(ports().changes().items(t.owner, t.inbox));
    Cursor cursor = Cursor.START;
    Page<Item> page;
    do {
      page = round.next(cursor, since, 7);
      cursor = page.next();
    } while (page.more());
    return cursor;
  }

  /** Random edits; returns the rows of the Inbox as they stand after them, tombstones too. */
  private static NavigableMap<Long, Item> randomHistory(Tenant t, Random random, int steps) {
    NavigableMap<Long, Item> rows = new TreeMap<>();
    for (int step = 0; step < steps; step += 20) {
      t.commit(
          draft -> {
            for (int i = 0; i < 20; i++) {
              Item item = step(t, draft, random, rows);
              rows.put(item.number(), item);
            }
            return draft;
          });
    }
    return rows;
  }

  private static Item step(Tenant t, Draft draft, Random random, NavigableMap<Long, Item> rows) {
    List<Item> alive = rows.values().stream().filter(item -> !item.removed()).toList();
    return alive.isEmpty() || random.nextInt(10) < 4
        ? draft.add(Tenant.fresh(t.inbox, random.nextInt(30)))
        : edited(draft, alive.get(random.nextInt(alive.size())), random);
  }

  private static Item edited(Draft draft, Item item, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> draft.remove(item.id());
      case 1 -> draft.rewrite(item.id(), Tenant.content(5), Facets.NONE);
      default -> draft.mark(item.id(), Marks.NONE.tagged(Set.of("t" + random.nextInt())));
    };
  }

  private static Span randomSpan(Random random, long tip, NavigableMap<Long, Item> rows) {
    boolean first = random.nextInt(3) == 0;
    Instant from = Tenant.day(random.nextInt(30));
    Instant to = random.nextBoolean() ? from : from.plusSeconds(86_400L * random.nextInt(20));
    List<Long> numbers = List.copyOf(rows.keySet());
    Set<Long> besides =
        first && random.nextBoolean()
            ? Set.of(numbers.get(random.nextInt(numbers.size())), 1L)
            : Set.of();
    return new Span(
        first ? Seq.NONE : new Seq(1 + random.nextLong(tip)),
        new Seq(1 + random.nextLong(tip + 1)),
        first ? Instant.EPOCH : random.nextInt(3) == 0 ? Instant.EPOCH : from,
        first ? Instant.EPOCH : to,
        Tenant.day(random.nextInt(30)),
        1 + random.nextInt(60),
        false,
        besides);
  }

  /** Whether the rows found are those of the span; in a first round, more rows are allowed. */
  static void holds(Span span, NavigableMap<Long, Item> rows, List<Item> found) {
    assertThat(found).as("%s", span).hasSizeLessThanOrEqualTo(span.limit());
    assertThat(found).allSatisfy(item -> assertThat(item).isEqualTo(rows.get(item.number())));
    assertThat(found).allMatch(item -> item.number() < span.before().value());
    assertThat(found.stream().map(item -> -item.number()).toList())
        .isSorted()
        .doesNotHaveDuplicates();
    long end = found.size() < span.limit() ? 0 : found.get(found.size() - 1).number();
    List<Item> wanted =
        rows
            .headMap(span.before().value(), false)
            .tailMap(end, true)
            .descendingMap()
            .values()
            .stream()
            .filter(item -> wanted(span, item))
            .toList();
    if (span.first()) {
      assertThat(found).as("%s", span).containsAll(wanted);
    } else {
      assertThat(found).as("%s", span).isEqualTo(wanted);
    }
  }

  private static boolean wanted(Span span, Item item) {
    if (span.first()) {
      return !item.removed() && !span.time(item).isBefore(span.since())
          || span.besides().contains(item.number());
    }
    return item.stamps().modified().isAfter(span.after()) || span.entered(item);
  }

  private static Span whole() {
    return new Span(
        Seq.NONE,
        new Seq(Long.MAX_VALUE),
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        10,
        false,
        Set.of());
  }
}
