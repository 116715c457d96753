package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.NewItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How single rows are read, on every store. */
public interface CatalogContract {
  Ports ports();

  @Test
  default void strangerSeesNothingOfAnAccount() {
    Tenant t = ports().tenant();
    Reader stranger = ports().tenant().owner;
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    Catalog catalog = ports().catalog();

    assertThat(catalog.collection(stranger, t.inbox)).isEmpty();
    assertThat(catalog.collections(stranger, t.account)).isEmpty();
    assertThat(catalog.item(stranger, item.id())).isEmpty();
    assertThat(catalog.items(stranger, t.account, Set.of(item.number()))).isEmpty();
    assertThat(catalog.newest(stranger, t.inbox, Long.MAX_VALUE, 10)).isEmpty();
    assertThat(catalog.named(stranger, t.inbox, "n'am%e_.ics")).isEmpty();
    assertThat(catalog.named(stranger, t.inbox, Set.of("n'am%e_.ics"))).isEmpty();
    assertThat(catalog.keyed(stranger, t.account, "key")).isEmpty();
    assertThat(catalog.thread(stranger, t.account, item.thread())).isEmpty();
    assertThatThrownBy(() -> catalog.usage(stranger, t.account))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void houseSeesEverything() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);

    assertThat(ports().catalog().item(Reader.house(), item.id())).contains(item);
    assertThat(ports().catalog().collections(Reader.house(), t.account)).hasSize(2);
  }

  @Test
  default void whatIsMissingIsEmpty() {
    Tenant t = ports().tenant();
    Catalog catalog = ports().catalog();

    assertThat(catalog.item(t.owner, new ItemId(t.account, 999_999))).isEmpty();
    assertThat(catalog.collection(t.owner, new CollectionId(t.account, 999_999))).isEmpty();
    assertThat(catalog.items(t.owner, t.account, Set.of())).isEmpty();
    assertThat(catalog.newest(t.owner, new CollectionId(t.account, 999_999), 10, 10)).isEmpty();
    assertThat(catalog.thread(t.owner, t.account, 0)).isEmpty();
    assertThatThrownBy(() -> catalog.usage(Reader.house(), new AccountId(Long.MAX_VALUE)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void itemsAreGivenInOrderOfNumberWithoutThoseRemoved() {
    Tenant t = ports().tenant();
    Item one = t.add(t.inbox);
    Item two = t.add(t.folder);
    Item gone = t.add(t.inbox);
    Item three = t.add(t.inbox);
    t.commit(draft -> draft.remove(gone.id()));

    assertThat(
            ports()
                .catalog()
                .items(
                    t.owner,
                    t.account,
                    Set.of(three.number(), gone.number(), one.number(), two.number(), 77_777L)))
        .containsExactly(one, two, three);
  }

  @Test
  default void newestArePagedBackwards() {
    Tenant t = ports().tenant();
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      items.add(t.add(t.inbox));
      t.add(t.folder);
    }
    t.commit(draft -> draft.remove(items.remove(3).id()));
    items.sort(Comparator.comparing(Item::number).reversed());

    List<Item> first = ports().catalog().newest(t.owner, t.inbox, Long.MAX_VALUE, 4);
    List<Item> second = ports().catalog().newest(t.owner, t.inbox, first.get(3).number(), 4);

    assertThat(first).isEqualTo(items.subList(0, 4));
    assertThat(second).isEqualTo(items.subList(4, 6));
  }

  @Test
  default void conversationIsFoundOverAllCollections() {
    Tenant t = ports().tenant();
    Item first = t.add(t.inbox);
    Item answer = t.commit(draft -> draft.add(inThread(t.folder, first.thread())));
    t.add(t.inbox);

    assertThat(first.thread()).isEqualTo(first.number());
    assertThat(ports().catalog().thread(t.owner, t.account, first.thread()))
        .containsExactly(answer, first);
    Item moved = t.commit(draft -> draft.move(first.id(), t.folder)).added();
    assertThat(ports().catalog().thread(t.owner, t.account, first.thread()))
        .containsExactly(moved, answer);
  }

  @Test
  default void keysAreComparedLetterByLetterAndAHundredGivenAtMost() {
    Tenant t = ports().tenant();
    t.commit(
        draft -> {
          for (int i = 0; i < 105; i++) {
            draft.add(keyed(t.inbox, "Same"));
          }
          return draft.add(keyed(t.inbox, "same"));
        });

    assertThat(ports().catalog().keyed(t.owner, t.account, "Same")).hasSize(100);
    assertThat(ports().catalog().keyed(t.owner, t.account, "same")).hasSize(1);
    assertThat(ports().catalog().keyed(t.owner, t.account, "%")).isEmpty();
  }

  @Test
  default void collectionsAreGivenInOrderOfNumber() {
    Tenant t = ports().tenant();

    List<Collection> all = ports().catalog().collections(t.owner, t.account);

    assertThat(all).extracting(Collection::id).containsExactly(t.inbox, t.folder);
    assertThat(ports().catalog().collection(t.owner, t.inbox)).contains(all.get(0));
  }

  private static NewItem inThread(CollectionId at, long thread) {
    return new NewItem(
        at, Tenant.content(1), Tenant.day(1), Marks.NONE, Facets.NONE, null, null, thread);
  }

  private static NewItem keyed(CollectionId at, String key) {
    return new NewItem(at, Tenant.content(1), Tenant.day(1), Marks.NONE, Facets.NONE, null, key, 0);
  }
}
