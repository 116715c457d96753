package com.mailfence.testbed.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Change;
import com.mailfence.core.follow.Follower;
import com.mailfence.core.follow.FollowerRunner;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.NewItem;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowerRunnerTest {
  private final MemoryHouse house =
      new MemoryHouse(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Runnable::run);
  private final AccountId account = house.account("user@example.org");
  private final CollectionId inbox = house.collection(account, Kind.MAIL, Role.INBOX, "Inbox").id();
  private final Notebook notebook = new Notebook();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatWasThereAndWhatComesIsFollowedOnceEach() {
    add();
    start();
    assertThat(notebook.lines).containsExactly("Added 2");
    Item second = add();
    house.store.commit(Reader.owner(account), account, d -> d.remove(second.id()));
    assertThat(notebook.lines).containsExactly("Added 2", "Added 3", "Removed 3");
  }

  @Test
  void aRestartGoesOnWhereItWas() {
    add();
    start();
    Notebook later = new Notebook();
    add();
    new FollowerRunner(later, rooms(), Runnable::run).start();
    assertThat(later.lines).isEmpty();
    add();
    assertThat(later.lines).isEmpty();
    assertThat(notebook.lines).contains("Added 2", "Added 3");
  }

  @Test
  void whatFailedIsToldAgain() {
    start();
    notebook.broken = true;
    add();
    notebook.broken = false;
    add();
    assertThat(notebook.lines).containsExactly("Added 3", "Added 2");
  }

  @Test
  void underTheFloorItBeginsAgain() {
    Item first = add();
    start();
    notebook.broken = true;
    house.store.commit(Reader.owner(account), account, d -> d.remove(first.id()));
    house.store.prune(inbox, new Seq(100));
    notebook.broken = false;
    notebook.lines.clear();
    add();
    assertThat(notebook.lines).containsExactly("Added 4");
  }

  private void start() {
    new FollowerRunner(notebook, rooms(), Runnable::run).start();
  }

  private FollowerRunner.Rooms rooms() {
    return new FollowerRunner.Rooms(
        house.directory, house.catalog, house.changes, house.notes, house.wakes);
  }

  private Item add() {
    var content = new ContentRef("0".repeat(64), 1);
    return house.store.commit(
        Reader.owner(account),
        account,
        d ->
            d.add(
                new NewItem(
                    inbox, content, Instant.EPOCH, Marks.NONE, Facets.NONE, null, null, 0)));
  }

  private static final class Notebook implements Follower {
    final List<String> lines = new ArrayList<>();
    boolean broken;

    @Override
    public String name() {
      return "notebook";
    }

    @Override
    public void follow(CollectionId collection, List<Change<Item>> changes) {
      if (broken) {
        throw new IllegalStateException("expected: broken");
      }
      changes.forEach(c -> lines.add(c.getClass().getSimpleName() + " " + c.row().number()));
    }
  }
}
