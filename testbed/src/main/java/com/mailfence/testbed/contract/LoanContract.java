package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.Work;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a reader may do with collections that are lent, on every store. */
public interface LoanContract {
  Ports ports();

  private static Reader lent(Tenant to, CollectionId id, boolean writable) {
    return to.owner.lent(List.of(new Reader.Loan(id.account(), id.number(), writable)));
  }

  @Test
  default void onlyTheCollectionThatIsLentIsSeen() {
    Tenant t = ports().tenant();
    Item seen = t.commit(draft -> draft.add(Tenant.full(t.folder)));
    Item hidden = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    Reader reader = lent(ports().tenant(), t.folder, false);
    var catalog = ports().catalog();

    assertThat(catalog.collections(reader, t.account)).containsExactly(t.now(t.folder));
    assertThat(catalog.collection(reader, t.folder)).isPresent();
    assertThat(catalog.collection(reader, t.inbox)).isEmpty();
    assertThat(catalog.item(reader, seen.id())).contains(seen);
    assertThat(catalog.item(reader, hidden.id())).isEmpty();
    assertThat(catalog.items(reader, t.account, Set.of(seen.number(), hidden.number())))
        .containsExactly(seen);
    assertThat(catalog.newest(reader, t.folder, Long.MAX_VALUE, 9)).containsExactly(seen);
    assertThat(catalog.newest(reader, t.inbox, Long.MAX_VALUE, 9)).isEmpty();
    assertThat(catalog.named(reader, t.folder, "n'am%e_.ics")).isPresent();
    assertThat(catalog.named(reader, t.inbox, "n'am%e_.ics")).isEmpty();
    assertThat(catalog.keyed(reader, t.account, "key")).containsExactly(seen);
    assertThat(catalog.thread(reader, t.account, seen.thread())).isEmpty();
    assertThatThrownBy(() -> catalog.usage(reader, t.account)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void changesAreToldOfWhatIsLentAlone() {
    Tenant t = ports().tenant();
    Reader reader = lent(ports().tenant(), t.folder, false);

    assertThat(ports().changes().items(reader, t.folder).tip()).isNotNull();
    assertThatThrownBy(() -> ports().changes().items(reader, t.inbox).tip())
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> ports().changes().folders(reader, t.account).tip())
        .isInstanceOf(Refusal.NotFound.class); // SH06
  }

  @Test
  default void whoMayOnlyReadChangesNothing() {
    Tenant t = ports().tenant();
    Tenant other = ports().tenant();
    Item item = t.add(t.folder);
    Reader reader = lent(other, t.folder, false);

    refused(reader, t, draft -> draft.add(Tenant.fresh(t.folder)));
    refused(reader, t, draft -> draft.remove(item.id()));
    refused(reader, t, draft -> draft.mark(item.id(), Marks.NONE.asRead(true)));
    refused(reader, t, draft -> draft.rewrite(item.id(), Tenant.content(3), item.facets()));
    refused(reader, t, draft -> draft.move(item.id(), t.inbox));
    refused(reader, t, draft -> draft.renameCollection(t.folder, "Mine", null));
    refused(reader, t, draft -> remove(draft, t.folder));
    assertThat(t.now(item.id())).isEqualTo(item); // SH01
    assertThat(t.now(t.folder).name()).isEqualTo("Folder");
  }

  private static boolean remove(Draft draft, CollectionId id) {
    draft.removeCollection(id);
    return true;
  }

  private void refused(Reader reader, Tenant t, Work<?> work) {
    assertThatThrownBy(() -> ports().store().commit(reader, t.account, work))
        .isInstanceOf(Refusal.class)
        .isNotInstanceOf(Refusal.Conflict.class);
  }

  @Test
  default void whoMayWriteDoesSoThereAndNowhereElse() {
    Tenant t = ports().tenant();
    Tenant other = ports().tenant();
    Reader writer = lent(other, t.folder, true);
    Set<AccountId> both = Set.of(t.account, other.account);

    Item added = ports().store().commit(writer, both, draft -> draft.add(Tenant.fresh(t.folder)));
    assertThat(t.now(added.id())).isEqualTo(added);
    Item own = other.add(other.folder);
    Item moved =
        ports().store().commit(writer, both, draft -> draft.move(own.id(), t.folder)).added();
    assertThat(t.now(moved.id()).collection()).isEqualTo(t.folder);
    Item inInbox = t.add(t.inbox);
    refused(writer, t, draft -> draft.remove(inInbox.id()));
    refused(writer, t, draft -> draft.add(Tenant.fresh(t.inbox)));
    refused(writer, t, draft -> draft.move(added.id(), t.inbox));
    refused(
        writer,
        t,
        draft ->
            draft.addCollection(
                new NewCollection(t.account, Kind.CALENDAR, Role.NONE, "New", null))); // SH04
    refused(writer, t, draft -> draft.renameCollection(t.folder, "Mine", null));
  }

  @Test
  default void sharesAreKeptBesideRights() {
    Tenant owner = ports().tenant();
    Tenant guest = ports().tenant();
    var grants = ports().grants();
    var share = new Share(owner.folder.number(), Access.READ, Share.Answer.ASKED);

    grants.change(owner.account, guest.account, grant -> grant.with(share));
    grants.change(
        owner.account,
        guest.account,
        grant -> grant.with(Set.of(Grant.Right.READ_CALENDAR, Grant.Right.READ_CONTACTS)));
    grants.change(
        owner.account,
        guest.account,
        grant -> grant.with(share.with(Access.WRITE).with(Share.Answer.ACCEPTED)));

    Grant kept = grants.to(guest.account).get(0);
    assertThat(kept.rights()).hasSize(2);
    assertThat(kept.shares()).containsExactly(share.with(Access.WRITE).with(Share.Answer.ACCEPTED));
    grants.change(owner.account, guest.account, grant -> grant.with(Set.of()));
    assertThat(grants.by(owner.account)).hasSize(1);
    grants.change(owner.account, guest.account, grant -> grant.without(owner.folder.number()));
    assertThat(grants.by(owner.account)).isEmpty();
    assertThatThrownBy(
            () ->
                grants.change(
                    owner.account, new AccountId(Long.MAX_VALUE), grant -> grant.with(share)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void groupHasAnEstateThatGoesWithIt() {
    Tenant member = ports().tenant();
    String address = Tenant.freshAddress();
    var directory = ports().directory();
    assertThatThrownBy(() -> directory.estate(address)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.estate(member.address)).isInstanceOf(Refusal.NotFound.class);
    directory.put(new Group(address, "Team", List.of(member.address)));

    Account estate = directory.estate(address);
    assertThat(estate.state()).isEqualTo(Account.State.GROUP);
    assertThat(estate.active()).isFalse();
    assertThat(directory.estate(address)).isEqualTo(estate);
    assertThat(directory.groupsOf(member.address))
        .extracting(Group::address)
        .containsExactly(address);
    ports()
        .store()
        .commit(
            Reader.house(),
            estate.id(),
            draft ->
                draft.addCollection(
                    new NewCollection(estate.id(), Kind.CALENDAR, Role.MAIN, "C", null)));

    directory.removeGroup(address);
    assertThat(directory.account(estate.id())).isEmpty();
    assertThat(ports().catalog().collections(Reader.house(), estate.id())).isEmpty();
    assertThat(directory.groupsOf(member.address)).isEmpty();
    directory.put(new Group(address, "Again", List.of()));
    assertThat(directory.estate(address).id()).isNotEqualTo(estate.id()); // SH07
  }
}
