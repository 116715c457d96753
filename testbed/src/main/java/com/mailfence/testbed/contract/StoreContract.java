package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.Note;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a commit does, on every store. */
public interface StoreContract {
  Ports ports();

  @Test
  default void everyRowTouchedGetsTheNextNumber() {
    Tenant t = ports().tenant();
    long before = t.now(t.folder).stamps().created().value();

    List<Item> items =
        t.commit(
            draft ->
                List.of(
                    draft.add(Tenant.fresh(t.inbox)),
                    draft.add(Tenant.fresh(t.folder)),
                    draft.add(Tenant.fresh(t.inbox))));

    assertThat(items.stream().map(Item::number))
        .containsExactly(before + 1, before + 2, before + 3);
    assertThat(items.stream().map(Item::uid)).containsExactly(1L, 1L, 2L);
  }

  @Test
  default void workThatThrowsLeavesNothingBehind() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);
    Collection before = t.now(t.inbox);

    assertThatThrownBy(
            () ->
                t.commit(
                    draft -> {
                      draft.add(Tenant.full(t.inbox));
                      draft.mark(item.id(), Marks.NONE.asRead(true));
                      draft.note(t.note("a"), 0, new byte[1]);
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");

    assertThat(t.now(t.inbox)).isEqualTo(before);
    assertThat(t.now(item.id())).isEqualTo(item);
    assertThat(ports().notes().read(t.note("a"))).isEmpty();
    assertThat(ports().catalog().newest(t.owner, t.inbox, Long.MAX_VALUE, 10)).hasSize(1);
  }

  @Test
  default void collectionCountsWhatIsInIt() {
    Tenant t = ports().tenant();
    Item read = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    Item unread = t.add(t.inbox);
    t.commit(draft -> draft.mark(read.id(), read.marks().asRead(true)));
    Item gone = t.add(t.inbox);
    t.commit(draft -> draft.remove(gone.id()));

    Collection.State state = t.now(t.inbox).state();

    assertThat(state.total()).isEqualTo(2);
    assertThat(state.unread()).isEqualTo(1);
    assertThat(state.bytes()).isEqualTo(read.bytes().size() + unread.bytes().size());
    assertThat(state.nextUid()).isEqualTo(4);
    assertThat(state.tip().isAfter(gone.stamps().modified())).isTrue();
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(state.bytes());
  }

  @Test
  default void quotaIsHeldToTheByte() {
    Tenant t = ports().tenant(25);
    t.add(t.inbox);
    t.add(t.inbox);

    assertThatThrownBy(() -> t.add(t.inbox)).isInstanceOf(Refusal.OverQuota.class);

    Item five =
        t.commit(
            d ->
                d.add(
                    new NewItem(
                        t.inbox,
                        Tenant.content(5),
                        Tenant.day(1),
                        Marks.NONE,
                        Facets.NONE,
                        null,
                        null,
                        0)));
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(25);
    t.commit(draft -> draft.move(five.id(), t.folder));
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(25);
  }

  @Test
  default void moveIsRemovalHereAndAdditionThere() {
    Tenant t = ports().tenant();
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));

    Draft.Moved moved = t.commit(draft -> draft.move(item.id(), t.folder));

    assertThat(ports().catalog().item(t.owner, item.id())).isEmpty();
    Item added = t.now(moved.added().id());
    assertThat(added).isEqualTo(moved.added());
    assertThat(added.collection()).isEqualTo(t.folder);
    assertThat(added.origin()).isEqualTo(item.origin());
    assertThat(added.content()).isEqualTo(item.content());
    assertThat(t.now(t.inbox).state().total()).isZero();
    assertThat(t.now(t.folder).state().total()).isEqualTo(1);
  }

  @Test
  default void moveIntoOtherAccountIsOneCommitOverBoth() {
    Tenant from = ports().tenant();
    Tenant to = ports().tenant();
    Item item = from.add(from.inbox);

    Draft.Moved moved =
        ports()
            .store()
            .commit(
                Reader.house(),
                Set.of(to.account, from.account),
                draft -> draft.move(item.id(), to.inbox));

    assertThat(to.now(moved.added().id()).bytes()).isEqualTo(item.bytes());
    assertThat(ports().catalog().item(from.owner, item.id())).isEmpty();
    assertThat(ports().catalog().usage(from.owner, from.account).used()).isZero();
    assertThat(ports().catalog().usage(to.owner, to.account).used()).isEqualTo(10);
  }

  @Test
  default void foreignAccountIsRefusedLikeOneThatIsMissing() {
    Tenant t = ports().tenant();
    Tenant stranger = ports().tenant();
    Item item = t.add(t.inbox);
    ItemId missing = new ItemId(new AccountId(Long.MAX_VALUE), item.number());

    for (ItemId id : List.of(item.id(), missing)) {
      assertThatThrownBy(
              () -> ports().store().commit(stranger.owner, id.account(), draft -> draft.remove(id)))
          .isInstanceOf(Refusal.NotFound.class);
    }
    assertThat(t.now(item.id())).isEqualTo(item);
  }

  @Test
  default void accountNotNamedInTheCommitCannotBeWritten() {
    Tenant t = ports().tenant();
    Tenant other = ports().tenant();

    assertThatThrownBy(
            () ->
                ports()
                    .store()
                    .commit(Reader.house(), t.account, d -> d.add(Tenant.fresh(other.inbox))))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                ports()
                    .store()
                    .commit(
                        Reader.house(),
                        t.account,
                        d -> {
                          d.note(other.note("a"), 0, new byte[1]);
                          return d;
                        }))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void collectionIsRenamedMovedAndRemovedWithItsItems() {
    Tenant t = ports().tenant();
    Item item = t.add(t.folder);
    CollectionId below =
        t.commit(
                d ->
                    d.addCollection(
                        new NewCollection(t.account, Kind.MAIL, Role.NONE, "Below", t.folder)))
            .id();

    Collection renamed = t.commit(d -> d.renameCollection(below, "Büro", null));
    assertThat(t.now(below)).isEqualTo(renamed);
    assertThat(renamed.parent()).isNull();

    t.commit(
        draft -> {
          draft.removeCollection(t.folder);
          return draft;
        });
    assertThat(ports().catalog().collection(t.owner, t.folder)).isEmpty();
    assertThat(ports().catalog().item(t.owner, item.id())).isEmpty();
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isZero();
    assertThat(ports().catalog().collections(t.owner, t.account))
        .extracting(Collection::id)
        .containsExactly(t.inbox, below);
  }

  @Test
  default void siblingOfSameNameIsRefused() {
    Tenant t = ports().tenant();

    assertThatThrownBy(() -> t.collection(Kind.MAIL, Role.NONE, "FOLDER"))
        .isInstanceOf(Refusal.Exists.class);
    assertThatThrownBy(() -> t.collection(Kind.MAIL, Role.INBOX, "Other"))
        .isInstanceOf(Refusal.Exists.class);
  }

  @Test
  default void noteMovesWithItsCommit() {
    Tenant t = ports().tenant();

    t.commit(
        draft -> {
          draft.note(t.note("a"), 0, new byte[] {1});
          draft.note(t.note("a"), 1, new byte[] {2, 0});
          return draft.add(Tenant.fresh(t.inbox));
        });
    assertThat(ports().notes().read(t.note("a")).map(Note::version)).contains(2L);

    assertThatThrownBy(
            () ->
                t.commit(
                    draft -> {
                      draft.add(Tenant.fresh(t.inbox));
                      draft.note(t.note("a"), 1, new byte[] {3});
                      return draft;
                    }))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(t.now(t.inbox).state().total()).isEqualTo(1);

    t.commit(
        draft -> {
          draft.removeNote(t.note("a"));
          return draft;
        });
    assertThat(ports().notes().read(t.note("a"))).isEmpty();
  }

  @Test
  default void commitThatChangesNothingGivesNoNumber() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);
    Seq tip = t.now(t.inbox).state().tip();

    t.commit(draft -> draft.mark(item.id(), item.marks()));

    assertThat(t.now(t.inbox).state().tip()).isEqualTo(tip);
    assertThat(t.add(t.inbox).stamps().created()).isEqualTo(tip.next());
  }

  @Test
  default void parentInOtherAccountIsNotFound() {
    Tenant t = ports().tenant();
    Tenant other = ports().tenant();

    assertThatThrownBy(
            () ->
                ports()
                    .store()
                    .commit(
                        Reader.house(),
                        Set.of(t.account, other.account),
                        d -> d.renameCollection(t.folder, "Folder", other.folder)))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
