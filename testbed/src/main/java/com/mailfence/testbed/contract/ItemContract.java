package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of an item that is committed, on every store. */
public interface ItemContract {
  Ports ports();

  @Test
  default void whatWasCommittedIsWhatIsRead() {
    Tenant t = ports().tenant();
    Item added = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    assertThat(t.now(added.id())).isEqualTo(added);
    assertThat(added.received()).isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
  }

  @Test
  default void marksSurviveWhateverTextTheyAreMadeOf() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);
    Marks marks =
        Marks.NONE
            .asRead(true)
            .tagged(Set.of("a\nb", "a\\nb", "\\", "Straße", "日本", "😀", "with, comma", " "))
            .flagged(new FollowUp(FollowUp.State.COMPLETE, Map.of("type", "x\ny", "em\\pty", "")))
            .answered(new Answer(Answer.Verb.FORWARDED, Instant.ofEpochMilli(-1)));

    t.commit(draft -> draft.mark(item.id(), marks));

    assertThat(t.now(item.id()).marks()).isEqualTo(marks);
  }

  @Test
  default void flagWithoutAnythingIsNoFlag() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);
    FollowUp cleared = new FollowUp(FollowUp.State.NONE, Map.of("subject", "was"));

    t.commit(draft -> draft.mark(item.id(), item.marks().flagged(cleared)));
    assertThat(t.now(item.id()).marks().flag()).isEqualTo(cleared);

    t.commit(draft -> draft.mark(item.id(), item.marks().flagged(FollowUp.NONE)));
    assertThat(t.now(item.id()).marks()).isEqualTo(Marks.NONE);
  }

  @Test
  default void itemIsReadBackWithinItsCommitAsItStands() {
    Tenant t = ports().tenant();

    Item last =
        t.commit(
            draft -> {
              Item item = draft.add(Tenant.full(t.inbox));
              draft.mark(item.id(), item.marks().asRead(false));
              draft.rewrite(item.id(), Tenant.content(20), Facets.NONE);
              assertThat(draft.item(item.id()).orElseThrow().bytes().size()).isEqualTo(20);
              assertThat(draft.named(t.inbox, "n'am%e_.ics")).isPresent();
              return draft.mark(item.id(), item.marks().tagged(Set.of("late")).asRead(false));
            });

    assertThat(t.now(last.id())).isEqualTo(last);
    assertThat(last.facets()).isEqualTo(Facets.NONE);
  }

  @Test
  default void rewriteAndMarkInOneCommitKeepBoth() {
    Tenant t = ports().tenant();
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    Item after =
        t.commit(
            draft -> {
              draft.mark(item.id(), Marks.NONE);
              return draft.rewrite(item.id(), Tenant.content(30), Facets.NONE);
            });
    Item again =
        t.commit(
            draft -> {
              draft.rewrite(item.id(), Tenant.content(40), Facets.NONE);
              return draft.mark(item.id(), Marks.NONE.asRead(true));
            });

    assertThat(after.marks()).isEqualTo(Marks.NONE);
    assertThat(t.now(item.id())).isEqualTo(again);
    assertThat(again.bytes().size()).isEqualTo(40);
  }

  @Test
  default void itemAddedAndRemovedInOneCommitIsTombstone() {
    Tenant t = ports().tenant();

    Item gone =
        t.commit(
            draft -> {
              Item item = draft.add(Tenant.full(t.inbox));
              draft.mark(item.id(), Marks.NONE);
              return draft.remove(item.id());
            });

    assertThat(ports().catalog().item(t.owner, gone.id())).isEmpty();
    assertThat(ports().catalog().named(t.owner, t.inbox, "n'am%e_.ics")).isEmpty();
    assertThat(t.now(t.inbox).state().total()).isZero();
  }

  @Test
  default void tombstoneKeepsItsNameAndTheNameIsFree() {
    Tenant t = ports().tenant();
    Item first = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    String name = String.valueOf(first.name());

    Item gone = t.commit(draft -> draft.remove(first.id()));
    Item second = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    t.commit(draft -> draft.remove(second.id()));
    Item third = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    assertThat(gone.name()).isEqualTo(name);
    assertThat(gone.key()).isNull();
    assertThat(ports().catalog().named(t.owner, t.inbox, name)).contains(third);
  }

  @Test
  default void itemMovesToAnotherNameInItsCollection() {
    Tenant t = ports().tenant();
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    Draft.Moved moved = t.commit(draft -> draft.move(item.id(), t.inbox, "b"));
    Item copy = t.commit(draft -> draft.copy(moved.added().id(), t.inbox, "c"));

    assertThat(moved.gone().name()).isEqualTo(item.name());
    assertThat(ports().catalog().named(t.owner, t.inbox, "b")).contains(moved.added());
    assertThat(ports().catalog().named(t.owner, t.inbox, Set.of("c", "b", "a", "\u0000")))
        .containsExactly(moved.added(), copy);
    assertThat(ports().catalog().named(t.owner, t.folder, Set.of("b", "c"))).isEmpty();
    assertThat(ports().catalog().named(t.owner, t.inbox, Set.of())).isEmpty();
    assertThat(moved.added().origin()).isEqualTo(item.origin());
    assertThat(copy.bytes()).isEqualTo(item.bytes());
    assertThat(ports().catalog().named(t.owner, t.inbox, String.valueOf(item.name()))).isEmpty();
  }

  @Test
  default void manyItemsInOneCommitAreAllThere() {
    Tenant t = ports().tenant();

    List<ItemId> ids =
        t.commit(
            draft -> {
              List<ItemId> made = new ArrayList<>();
              for (int i = 0; i < 700; i++) {
                made.add(draft.add(Tenant.fresh(t.inbox, i)).id());
              }
              for (int i = 0; i < 700; i += 7) {
                draft.remove(made.get(i));
                draft.mark(made.get(i + 1), Marks.NONE.asRead(true));
              }
              return made;
            });

    Collection.State state = t.now(t.inbox).state();
    assertThat(state.total()).isEqualTo(600);
    assertThat(state.unread()).isEqualTo(500);
    assertThat(state.nextUid()).isEqualTo(701);
    assertThat(ports().catalog().newest(t.owner, t.inbox, Long.MAX_VALUE, 1000)).hasSize(600);
    assertThat(t.now(ids.get(1)).marks().read()).isTrue();
  }

  @Test
  default void nameIsUniqueAmongWhatIsAlive() {
    Tenant t = ports().tenant();
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    assertThatThrownBy(() -> t.commit(draft -> draft.add(Tenant.full(t.inbox))))
        .isInstanceOf(Refusal.Exists.class);
    t.commit(draft -> draft.add(Tenant.full(t.folder)));
    t.commit(draft -> draft.remove(item.id()));
    Item again = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    assertThat(ports().catalog().named(t.owner, t.inbox, "n'am%e_.ics")).contains(again);
  }

  @Test
  default void keysAreFoundWhateverTheirLength() {
    Tenant t = ports().tenant();
    String key = "<" + "k".repeat(5000) + "@example.org>";
    NewItem keyed =
        new NewItem(
            t.inbox, Tenant.content(1), Tenant.day(1), Marks.NONE, Facets.NONE, null, key, 0);
    Item first = t.commit(draft -> draft.add(keyed));
    Item second = t.commit(draft -> draft.add(keyed));

    assertThat(ports().catalog().keyed(t.owner, t.account, key)).containsExactly(second, first);
    assertThat(t.<List<Item>>commit(draft -> draft.keyed(t.account, key)))
        .containsExactly(second, first);
    assertThat(ports().catalog().keyed(t.owner, t.account, key + "x")).isEmpty();
  }

  @Test
  default void nameOutOfBoundsIsMalformed() {
    Tenant t = ports().tenant();

    for (String name : List.of("", "n".repeat(513))) {
      assertThatThrownBy(() -> Tenant.named(t.inbox, name)).isInstanceOf(Refusal.Malformed.class);
    }
    String longest = "é".repeat(512);
    Item item = t.commit(draft -> draft.add(Tenant.named(t.inbox, longest)));
    assertThat(ports().catalog().named(t.owner, t.inbox, longest)).contains(item);
  }
}
