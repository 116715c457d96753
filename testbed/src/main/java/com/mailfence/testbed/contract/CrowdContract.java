package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.client.Note;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once, on every store. */
public interface CrowdContract {
  int THREADS = 8;

  Ports ports();

  @Test
  default void numbersOfOneAccountAreGivenOnceAndWithoutGaps() throws Exception {
    Tenant t = ports().tenant();
    long first = t.now(t.folder).number() + 1;

    List<Item> items =
        together(
                i ->
                    () -> {
                      List<Item> mine = new ArrayList<>();
                      for (int n = 0; n < 25; n++) {
                        mine.add(t.add(i % 2 == 0 ? t.inbox : t.folder));
                      }
                      return mine;
                    })
            .stream()
            .flatMap(List::stream)
            .toList();

    Set<Long> numbers = new TreeSet<>(items.stream().map(Item::number).toList());
    assertThat(numbers).hasSize(200).first().isEqualTo(first);
    assertThat(numbers).last().isEqualTo(first + 199);
    assertThat(items.stream().filter(i -> i.collection().equals(t.inbox)).map(Item::uid))
        .doesNotHaveDuplicates()
        .hasSize(100);
    assertThat(t.now(t.inbox).state().total()).isEqualTo(100);
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(2000);
  }

  /** The whole correctness argument: who saw a number has seen all below it. */
  @Test
  default void nobodySeesANumberAndLaterMeetsALowerOne() throws Exception {
    Tenant t = ports().tenant();
    var writing = new AtomicBoolean(true);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<List<Long>> read = reader.submit(() -> follow(t, writing));
      together(
          i ->
              () -> {
                for (int n = 0; n < 25; n++) {
                  t.commit(
                      draft ->
                          List.of(
                              draft.add(Tenant.fresh(t.inbox)), draft.add(Tenant.fresh(t.inbox))));
                }
                return i;
              });
      writing.set(false);

      List<Long> seen = read.get();
      assertThat(seen).doesNotHaveDuplicates().hasSize(400);
    } finally {
      reader.shutdownNow();
    }
  }

  /** ST01. */
  @Test
  default void quotaIsNotPassedByManyAtOnce() throws Exception {
    Tenant t = ports().tenant(125);

    List<Integer> stored =
        together(
            i ->
                () -> {
                  int mine = 0;
                  for (int n = 0; n < 5; n++) {
                    mine += accepted(() -> t.add(t.inbox)) ? 1 : 0;
                  }
                  return mine;
                });

    assertThat(stored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(120);
    assertThat(t.now(t.inbox).state().total()).isEqualTo(12);
  }

  @Test
  default void movesBetweenTwoAccountsInBothDirectionsEnd() throws Exception {
    Tenant a = ports().tenant();
    Tenant b = ports().tenant();

    together(
        i ->
            () -> {
              Tenant from = i % 2 == 0 ? a : b;
              Tenant to = i % 2 == 0 ? b : a;
              for (int n = 0; n < 10; n++) {
                ItemId id = from.add(from.inbox).id();
                ports()
                    .store()
                    .commit(
                        Reader.house(),
                        Set.of(from.account, to.account),
                        draft -> draft.move(id, to.folder));
              }
              return i;
            });

    Collection.State there = a.now(a.folder).state();
    assertThat(there.total() + b.now(b.folder).state().total()).isEqualTo(80);
    assertThat(a.now(a.inbox).state().total()).isZero();
    assertThat(ports().catalog().usage(a.owner, a.account).used()).isEqualTo(there.bytes());
  }

  /** ST05. */
  @Test
  default void accountRemovedUnderWritersLeavesNothingBehind() throws Exception {
    Tenant t = ports().tenant();

    List<Integer> outcomes =
        together(
            i ->
                () -> {
                  int done = 0;
                  for (int n = 0; n < 10; n++) {
                    int version = n;
                    done += accepted(() -> t.add(t.inbox)) ? 1 : 0;
                    accepted(() -> ports().notes().write(t.note("n" + i), version, new byte[1]));
                    if (i == 0 && n == 4) {
                      ports().directory().removeAccount(t.account);
                    }
                  }
                  return done;
                });

    assertThat(outcomes.get(0)).isEqualTo(5);
    assertThat(ports().catalog().collections(Reader.house(), t.account)).isEmpty();
    assertThat(ports().notes().clients(t.account, "")).isEmpty();
  }

  @Test
  default void oneOfManyWritersOfANoteWins() throws Exception {
    Tenant t = ports().tenant();

    for (int version = 0; version < 5; version++) {
      long expected = version;
      List<Integer> won =
          together(
              i ->
                  () ->
                      accepted(
                              () ->
                                  ports()
                                      .notes()
                                      .write(t.note("a"), expected, new byte[] {(byte) i}))
                          ? 1
                          : 0);
      assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
    }
    assertThat(ports().notes().read(t.note("a")).map(Note::version)).contains(5L);
  }

  /** Runs as many at once as the crowd has heads; fails if one fails. */
  private static <T> List<T> together(Member<T> member) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<T>> all = IntStream.range(0, THREADS).mapToObj(member::of).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> one : crowd.invokeAll(all)) {
        results.add(result(one));
      }
      return results;
    } finally {
      crowd.shutdownNow();
    }
  }

  private static <T> T result(Future<T> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** Whether it was done; a refusal of those a crowd may meet is no failure. */
  private static boolean accepted(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Refusal.OverQuota | Refusal.NotFound | Refusal.Conflict e) {
      return false;
    }
  }

  /** Catches up again and again, as a phone does, until nobody writes any more. */
  private List<Long> follow(Tenant t, AtomicBoolean writing) {
    Round<Item> round = new Round<>(ports().changes().items(t.owner, t.inbox));
    List<Long> seen = new ArrayList<>();
    Cursor cursor = Cursor.START;
    boolean last;
    do {
      last = !writing.get();
      Page<Item> page;
      do {
        page = round.next(cursor, Instant.EPOCH, 3);
        page.changes().forEach(change -> seen.add(added(change)));
        cursor = page.next();
      } while (page.more());
    } while (!last);
    return seen;
  }

  private static long added(Change<Item> change) {
    assertThat(change).isInstanceOf(Change.Added.class);
    return change.row().number();
  }

  /** What one of the crowd does. */
  @FunctionalInterface
  interface Member<T> {
    Callable<T> of(int number);
  }
}
