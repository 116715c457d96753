package com.mailfence.eas.command;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import com.mailfence.eas.Mails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** One account in which everybody edits at random, and the desk that phones talk to. */
final class SimWorld implements AutoCloseable {
  final DeskHouse house = new DeskHouse();
  final AccountId account = house.account("user@example.org");
  final List<CollectionId> folders = new ArrayList<>();
  private final List<NewItem> letters = new ArrayList<>();
  private final Random random;
  private Desk desk = house.desk;
  private int word;

  SimWorld(Random random) {
    this.random = random;
    folders.add(house.folder(account, Kind.MAIL, Role.INBOX).id());
    folders.add(house.folder(account, Kind.MAIL, Role.DRAFTS).id());
    folders.add(house.folder(account, Kind.MAIL, Role.TRASH).id());
    folders.add(commit(d -> made = d.addCollection(more())).made.id());
    for (int i = 0; i < 4; i++) {
      String source = i % 2 == 0 ? Mails.plain("s" + i, "t\n") : Mails.withFile("s" + i);
      letters.add(Mails.of(house.house.blobs, folders.get(0), Instant.EPOCH, source));
    }
  }

  private Collection made;

  private NewCollection more() {
    return new NewCollection(account, Kind.MAIL, Role.NONE, "More", null);
  }

  CollectionId drafts() {
    return folders.get(1);
  }

  Desk desk() {
    return desk;
  }

  /** The server is stopped and started: all it knows is what it wrote down. */
  void restart() {
    desk = Desk.open(house.rooms);
  }

  CollectionId anyFolder() {
    return folders.get(random.nextInt(folders.size()));
  }

  List<Item> alive(CollectionId id) {
    return house.house.catalog.newest(Reader.owner(account), id, Long.MAX_VALUE, 10_000);
  }

  /** Somebody else does something. */
  void edit() {
    CollectionId at = anyFolder();
    List<Item> there = alive(at);
    if (there.isEmpty() || random.nextInt(10) < 3) {
      deliver(at);
      return;
    }
    Item item = there.get(random.nextInt(there.size()));
    commit(
        draft -> {
          switch (random.nextInt(8)) {
            case 0 -> draft.remove(item.id());
            case 1 -> draft.move(item.id(), anyFolder());
            case 2 -> draft.copy(item.id(), anyFolder());
            case 3 -> {
              NewItem letter = letters.get(random.nextInt(letters.size()));
              draft.rewrite(item.id(), letter.content(), letter.facets());
            }
            default -> draft.mark(item.id(), marked(item.marks()));
          }
        });
  }

  void deliver(CollectionId at) {
    NewItem letter = letters.get(random.nextInt(letters.size()));
    Instant received = house.clock.instant().minus(Duration.ofDays(random.nextInt(45)));
    commit(
        d ->
            d.add(
                new NewItem(
                    at, letter.content(), received, Marks.NONE, letter.facets(), null, null, 0)));
  }

  private Marks marked(Marks marks) {
    return switch (random.nextInt(4)) {
      case 0 -> marks.asRead(!marks.read());
      case 1 -> marks.tagged(Set.of("w" + ++word));
      case 2 -> marks.answered(new Answer(Answer.Verb.REPLIED, Instant.EPOCH.plusSeconds(++word)));
      default ->
          marks.flagged(
              random.nextInt(3) == 0
                  ? FollowUp.NONE
                  : new FollowUp(FollowUp.State.ACTIVE, Map.of("FlagType", "w" + ++word)));
    };
  }

  int nextWord() {
    return ++word;
  }

  void prune() {
    CollectionId at = anyFolder();
    Collection folder = house.house.catalog.collection(Reader.owner(account), at).orElseThrow();
    long tip = folder.state().tip().value();
    house.house.store.prune(at, new Seq(tip - Math.min(tip, random.nextInt(8))));
  }

  void later() {
    house.clock.forward(Duration.ofHours(random.nextInt(60)));
  }

  private SimWorld commit(Consumer<Draft> work) {
    house.house.store.commit(
        Reader.owner(account),
        account,
        draft -> {
          work.accept(draft);
          return true;
        });
    return this;
  }

  @Override
  public void close() {
    house.close();
  }
}
