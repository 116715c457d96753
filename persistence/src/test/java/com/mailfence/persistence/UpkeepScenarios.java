package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.change.Source;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What keeps a house in order, on each database. The house is shared by all tests. */
interface UpkeepScenarios {
  Duration MONTH = Duration.ofDays(30);
  Duration DAY = Duration.ofDays(1);

  OpenHouse house();

  /** The database underneath, to do harm to. */
  void harm(String sql);

  Village village();

  @Test
  default void tombstonesGoWhenTheyAreOldAndTheFloorRises() {
    Village v = village();
    CollectionId at = v.collection(v.anna, "Pruned", Role.NONE);
    List<ItemId> ids =
        v.commit(
            v.anna,
            draft ->
                IntStream.range(0, 1200).mapToObj(i -> draft.add(v.nameless(at)).id()).toList());
    Source<Item> source = house().persistence.changes().items(Reader.owner(v.anna), at);
    Cursor early = Cursor.settledAt(source.tip().tip());
    v.commit(
        v.anna,
        draft -> {
          ids.subList(0, 1100).forEach(draft::remove);
          return draft;
        });
    Cursor late = Cursor.settledAt(source.tip().tip());
    Collection before = house().persistence.catalog().collection(Reader.house(), at).orElseThrow();

    prune();
    assertThat(source.tip().floor()).isEqualTo(Seq.NONE);
    house().clock.pass(MONTH);
    v.commit(v.anna, draft -> draft.remove(ids.get(1150)));
    assertThat(prune()).isGreaterThanOrEqualTo(1100);

    assertThat(source.tip().floor()).isEqualTo(before.state().tip());
    Round<Item> round = new Round<>(source);
    assertThatThrownBy(() -> round.next(early, Instant.EPOCH, 10))
        .isInstanceOf(Refusal.Stale.class);
    Page<Item> page = round.next(late, Instant.EPOCH, 10);
    assertThat(page.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.row().id()).isEqualTo(ids.get(1150)));
    assertThat(prune()).isZero();
    assertSound();
  }

  @Test
  default void tombstonesOfCollectionsGoAndTheFolderFloorRises() {
    Village v = village();
    var folders = house().persistence.changes().folders(Reader.owner(v.bert), v.bert);
    CollectionId gone = v.collection(v.bert, "Going", Role.NONE);
    Cursor early = Cursor.settledAt(folders.tip().tip());
    v.commit(
        v.bert,
        draft -> {
          draft.removeCollection(gone);
          return draft;
        });
    Seq tip = folders.tip().tip();

    prune();
    house().clock.pass(MONTH);
    prune();

    assertThat(folders.tip().floor()).isEqualTo(tip);
    assertThatThrownBy(() -> new Round<>(folders).next(early, Instant.EPOCH, 10))
        .isInstanceOf(Refusal.Stale.class);
    assertThat(new Round<>(folders).next(Cursor.settledAt(tip), Instant.EPOCH, 10).changes())
        .isEmpty();
    assertSound();
  }

  @Test
  default void pruningWakesNobodyAndGivesNoNumber() {
    Village v = village();
    List<Object> moved = new ArrayList<>();
    Item item = v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox)));
    v.commit(v.anna, draft -> draft.remove(item.id()));
    prune();
    house().clock.pass(MONTH);
    house().persistence.wakes().listen(moved::add);

    prune();

    assertThat(moved).isEmpty();
    Item next = v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox)));
    assertThat(next.number()).isEqualTo(item.number() + 2);
  }

  @Test
  default void housePeopleLiveInIsSound() {
    village();

    Upkeep.Verified verified =
        house()
            .persistence
            .upkeep()
            .verify(true, found -> assertThat(found).isNull(), Progress.NONE);

    assertThat(verified.accounts()).isGreaterThanOrEqualTo(2);
    assertThat(verified.items()).isGreaterThan(150);
    assertThat(verified.contents()).isGreaterThan(40);
  }

  @Test
  default void everyHarmIsFound() {
    Village v = village();
    Item item = v.commit(v.anna, draft -> draft.add(v.nameless(v.inbox)));
    Item gone = v.commit(v.anna, draft -> draft.remove(draft.add(v.nameless(v.inbox)).id()));
    prune();
    String row = " where account = " + v.anna.number() + " and number = " + item.number();
    String tomb = " where account = " + v.anna.number() + " and number = " + gone.number();
    String keyed = row + " and key_hash is not null";
    String inbox = " where account = " + v.anna.number() + " and number = " + v.inbox.number();
    String account = " where number = " + v.anna.number();
    harms("update item set content_seq = content_seq %s 1000000" + row, Finding.Rule.SEQUENCE);
    harms("update item set flag_seq = flag_seq %s -1" + row, Finding.Rule.SEQUENCE);
    harms("update item set uid = uid %s -1" + row, Finding.Rule.UID);
    harms("update item set size = size %s 1" + tomb, Finding.Rule.TOMBSTONE);
    harms("update item set size = size %s 1" + row, Finding.Rule.CONTENT);
    harms("update item set key_hash = key_hash %s 1" + keyed, Finding.Rule.KEY);
    harms("update item set collection = collection %s 987654" + row, Finding.Rule.ORPHAN);
    harms("update item set modified = modified %s 2" + row, Finding.Rule.NUMBER);
    harms("update collection set unread = unread %s 1" + inbox, Finding.Rule.COUNT);
    harms("update collection set tip = tip %s 1" + inbox, Finding.Rule.TIP);
    harms("update collection set content_seq = content_seq %s -1" + inbox, Finding.Rule.SEQUENCE);
    harms("update account set used = used %s 1" + account, Finding.Rule.USED);
    harms("update account set folder_tip = folder_tip %s 1000000" + account, Finding.Rule.TIP);
    harms("update account set counter = counter %s -1" + account, Finding.Rule.SEQUENCE);
    harms("update note set account = account %s 987654", Finding.Rule.ORPHAN);
    harms("update tide set account = account %s 987654", Finding.Rule.ORPHAN);
    assertSound();
  }

  @Test
  default void accountWithoutItsAddressIsFound() {
    Village v = village();
    String where = " where number = " + v.bert.number();

    harm("update account set address = 'other@village.example'" + where);
    assertThat(findings()).extracting(Finding::rule).containsExactly(Finding.Rule.ORPHAN);
    harm("update account set address = 'bert@village.example'" + where);

    assertSound();
  }

  @Test
  default void sweepLeavesWhatRowsReferTo() throws IOException {
    Village v = village();
    long before = house().persistence.upkeep().sweep().blobs();
    v.put("nobody refers to this " + before);
    house().clock.pass(DAY.multipliedBy(2));
    assertThat(house().persistence.upkeep().sweep().idle()).isPositive();
    house().clock.pass(DAY.multipliedBy(2));

    assertThat(house().persistence.upkeep().sweep().removed()).isPositive();
    assertSound();
  }

  private long prune() {
    return house().persistence.upkeep().prune(DAY.multipliedBy(29));
  }

  /** Does harm, expects it to be found, and undoes it. */
  private void harms(String sql, Finding.Rule rule) {
    harm(sql.formatted("+"));
    try {
      assertThat(findings()).as(sql).extracting(Finding::rule).contains(rule);
    } finally {
      harm(sql.formatted("-"));
    }
  }

  private void assertSound() {
    assertThat(findings()).isEmpty();
  }

  private List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    house().persistence.upkeep().verify(true, found::add, Progress.NONE);
    return found;
  }
}
