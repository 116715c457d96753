package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who is woken by a commit, on every store that wakes on the thread that commits. */
public interface WakeContract {
  Duration LONG = Duration.ofHours(1);

  Ports ports();

  @Test
  default void commitWakesWhoWaitsForItsCollectionAndNobodyElse() {
    Tenant t = ports().tenant();
    List<Set<Topic>> inbox = wait(Map.of(items(t.inbox), tip(t, t.inbox)));
    List<Set<Topic>> folder = wait(Map.of(items(t.folder), tip(t, t.folder)));
    List<Set<Topic>> folders = wait(Map.of(new Topic.Folders(t.account), new Seq(2)));

    t.add(t.inbox);

    assertThat(inbox).containsExactly(Set.of(items(t.inbox)));
    assertThat(folder).isEmpty();
    assertThat(folders).isEmpty();
    t.commit(draft -> draft.renameCollection(t.folder, "Renamed", null));
    assertThat(folders).containsExactly(Set.of(new Topic.Folders(t.account)));
  }

  @Test
  default void wokenSeesTheCommitThatWokeIt() {
    Tenant t = ports().tenant();
    List<Item> seen = new ArrayList<>();
    ports()
        .wakes()
        .await(
            Map.of(items(t.inbox), tip(t, t.inbox)),
            LONG,
            moved -> seen.addAll(ports().catalog().newest(t.owner, t.inbox, Long.MAX_VALUE, 10)));

    Item item = t.add(t.inbox);

    assertThat(seen).containsExactly(item);
  }

  @Test
  default void whoKnowsTooLittleDoesNotWait() {
    Tenant t = ports().tenant();
    t.add(t.inbox);
    CollectionId missing = new CollectionId(t.account, 999_999);

    List<Set<Topic>> woken =
        wait(
            Map.of(
                items(t.inbox),
                Seq.NONE,
                items(t.folder),
                tip(t, t.folder),
                items(missing),
                new Seq(5),
                new Topic.Folders(t.account),
                new Seq(1)));

    assertThat(woken)
        .containsExactly(Set.of(items(t.inbox), items(missing), new Topic.Folders(t.account)));
  }

  @Test
  default void removedCollectionWakesWhoWaitsForItsItems() {
    Tenant t = ports().tenant();
    List<Set<Topic>> woken = wait(Map.of(items(t.folder), tip(t, t.folder)));

    t.commit(
        draft -> {
          draft.removeCollection(t.folder);
          return draft;
        });

    assertThat(woken).containsExactly(Set.of(items(t.folder)));
  }

  @Test
  default void workThatThrowsWakesNobody() {
    Tenant t = ports().tenant();
    List<Set<Topic>> woken = wait(Map.of(items(t.inbox), tip(t, t.inbox)));

    assertThatThrownBy(
            () ->
                t.commit(
                    draft -> {
                      draft.add(Tenant.fresh(t.inbox));
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(woken).isEmpty();
  }

  private List<Set<Topic>> wait(Map<Topic, Seq> known) {
    List<Set<Topic>> woken = new CopyOnWriteArrayList<>();
    ports().wakes().await(known, LONG, woken::add);
    return woken;
  }

  private static Topic items(CollectionId id) {
    return new Topic.Items(id);
  }

  private static Seq tip(Tenant t, CollectionId id) {
    return t.now(id).state().tip();
  }
}
