package com.mailfence.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadHomesTest {
  private final MemoryHouse house = new MemoryHouse(new HandClock());
  private final AccountId ann = house.account("ann@example.test");
  private final Collection inbox = folder(Role.INBOX, "Inbox");
  private final Collection away = folder(Role.NONE, "Away");

  @AfterEach
  void close() {
    house.close();
  }

  private Collection folder(Role role, String name) {
    return commit(d -> d.addCollection(new NewCollection(ann, Kind.MAIL, role, name, null)));
  }

  private <T> T commit(Function<Draft, T> work) {
    return house.store.commit(Reader.owner(ann), ann, work::apply);
  }

  private void put(long thread, Collection folder) {
    commit(
        draft -> {
          ThreadHomes.put(draft, thread, folder);
          return thread;
        });
  }

  private Optional<CollectionId> of(long thread) {
    return commit(draft -> ThreadHomes.of(draft, ann, thread));
  }

  @Test
  void aConversationGoesWhereItWasSentLast() {
    assertThat(of(7)).isEmpty();
    put(7, away);
    put(8, away);
    assertThat(of(7)).contains(away.id());
    put(7, inbox);
    assertThat(of(7)).isEmpty();
    assertThat(of(8)).contains(away.id());
  }

  @Test
  void aFolderThatIsGoneIsNobodysHome() {
    put(7, away);
    commit(
        draft -> {
          draft.removeCollection(away.id());
          return away;
        });
    assertThat(of(7)).isEmpty();
  }

  @Test
  void theOldestAreForgottenFirst() {
    for (long thread = 1; thread <= ThreadHomes.MOST + 2; thread++) {
      put(thread, away);
    }
    assertThat(of(2)).isEmpty();
    assertThat(of(3)).contains(away.id());
    assertThat(of(ThreadHomes.MOST + 2)).contains(away.id());
  }
}
