package com.mailfence.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.share.Grant;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import com.mailfence.core.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A house that people have lived in: of every table some rows, with texts of every sort. */
final class Village {
  final OpenHouse house;
  final AccountId anna;
  final AccountId bert;
  final CollectionId inbox;
  final CollectionId archive;
  private final Set<Long> alive = new TreeSet<>();
  private int count;

  Village(OpenHouse house) {
    this.house = house;
    var directory = house.persistence.directory();
    directory.put(new Domain("village.example", 12));
    this.anna = directory.create(new NewAccount("anna@village.example", "Anna \t\\N", 0)).id();
    this.bert = directory.create(new NewAccount("bert@village.example", "", 5_000_000)).id();
    directory.addAlias(anna, "a@village.example");
    directory.put(new Group("all@village.example", "All\nof us", List.of("b@x", "a@x")));
    directory.put(new Credential(anna, "", "$argon2id$v=19$x", Instant.ofEpochMilli(5)));
    directory.setAttribute("anna@village.example", "photo", new byte[] {0, 1, -1, 10, 9});
    house.persistence.grants().put(new Grant(anna, bert, Set.of(Grant.Right.READ_MAIL)));
    this.inbox = collection(anna, "Inbox", Role.INBOX);
    this.archive = collection(anna, "Ärchive \\ \"q\"", Role.NONE);
    collection(bert, "Inbox", Role.INBOX);
    house.persistence.notes().write(new NoteKey(anna, "eas/1", "x\ty"), 0, new byte[] {4, 0, 4});
  }

  CollectionId collection(AccountId account, String name, Role role) {
    return commit(
            account, d -> d.addCollection(new NewCollection(account, Kind.MAIL, role, name, null)))
        .id();
  }

  /** Adds, changes, moves and removes items at random. */
  Village live(int steps) {
    Random random = new Random(steps);
    for (int done = 0; done < steps; done += 25) {
      commit(
          anna,
          draft -> {
            for (int i = 0; i < 25; i++) {
              step(draft, random);
            }
            return draft;
          });
    }
    ContentRef letter = put("letter");
    commit(
        anna,
        draft -> {
          draft.send(Dispatch.fresh(anna, "anna@village.example", "x@y", letter, Instant.EPOCH));
          return draft;
        });
    return this;
  }

  private void step(Draft draft, Random random) {
    List<Long> numbers = List.copyOf(alive);
    ItemId id =
        numbers.isEmpty() ? null : new ItemId(anna, numbers.get(random.nextInt(numbers.size())));
    switch (id == null ? 0 : random.nextInt(7)) {
      case 1 -> bury(draft.remove(id));
      case 2 -> draft.rewrite(id, put("text " + random.nextInt(50)), facets(random));
      case 3 -> draft.mark(id, marks(random));
      case 4 -> {
        Draft.Moved moved = draft.move(id, other(draft.item(id).orElseThrow()));
        bury(moved.gone());
        alive.add(moved.added().number());
      }
      default -> alive.add(draft.add(fresh(random)).number());
    }
  }

  private CollectionId other(Item item) {
    return item.collection().equals(inbox) ? archive : inbox;
  }

  private void bury(Item item) {
    alive.remove(item.number());
  }

  NewItem fresh(Random random) {
    return new NewItem(
        random.nextBoolean() ? inbox : archive,
        put("text " + random.nextInt(50)),
        Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)),
        marks(random),
        facets(random),
        random.nextBoolean() ? "name " + ++count : null,
        random.nextBoolean() ? "<key" + random.nextInt(9) + "@x>" : null,
        0);
  }

  /** An item without a name, with a key. */
  NewItem nameless(CollectionId at) {
    Random random = new Random(1);
    return new NewItem(
        at, put("text"), Instant.ofEpochMilli(7), marks(random), facets(random), null, "key", 0);
  }

  private static Marks marks(Random random) {
    return Marks.NONE
        .asRead(random.nextBoolean())
        .tagged(random.nextBoolean() ? Set.of("a\tb", "c\\nd\n") : Set.of())
        .flagged(new FollowUp(FollowUp.State.ACTIVE, Map.of("type", "t" + random.nextInt(3))))
        .answered(new Answer(Answer.Verb.REPLIED, Instant.ofEpochMilli(random.nextInt(1000))));
  }

  private static Facets facets(Random random) {
    return new MailFacets(
        "Subject\t\\N \r\n " + random.nextInt(),
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        "",
        List.of(),
        "😀 é",
        MailFacets.Importance.LOW,
        MailFacets.Nature.PLAIN,
        List.of(),
        "");
  }

  ContentRef put(String text) {
    return house.persistence.blobs().put(text.getBytes(UTF_8));
  }

  <T> T commit(AccountId account, Work<T> work) {
    return house.persistence.store().commit(Reader.owner(account), account, work);
  }
}
