package com.mailfence.core.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.core.item.Stamps;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.wake.Topic;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One commit under way, and the only place that gives sequences. What the reader may not see and
 * what is not there is refused alike with {@code NotFound}; what it sees and may not change, with
 * {@code Forbidden}.
 */
public final class Draft {
  private final Ledger ledger;
  private final Reader who;
  private final Rights rights;
  private final Books books;

  private Draft(Ledger ledger, Reader who, Set<AccountId> accounts) {
    this.ledger = ledger;
    this.who = who;
    this.rights = new Rights(who);
    this.books = new Books(ledger, accounts);
  }

  /** Opens a draft over a store's rows; called by stores only. */
  public static Draft open(Ledger ledger, Reader who, Set<AccountId> accounts) {
    return new Draft(ledger, who, accounts);
  }

  /**
   * Writes the counters; called by stores only, after the work and before their commit.
   *
   * @return what moved, and to where
   */
  public Map<Topic, Seq> seal() {
    return books.seal();
  }

  // Reading under the lock

  /** The item, unless it is removed. */
  public Optional<Item> item(ItemId id) {
    return who.reaches(id.account())
        ? ledger.item(id).filter(item -> !item.removed() && item.collection().isReadableBy(who))
        : Optional.empty();
  }

  public Optional<Collection> collection(CollectionId id) {
    return id.isReadableBy(who) ? books.collection(id) : Optional.empty();
  }

  public List<Collection> collections(AccountId account) {
    return who.reaches(account)
        ? ledger.collections(account).stream().filter(c -> c.id().isReadableBy(who)).toList()
        : List.of();
  }

  /** The item of that name in the collection. */
  public Optional<Item> named(CollectionId collection, String name) {
    return collection.isReadableBy(who) ? ledger.named(collection, name) : Optional.empty();
  }

  /** Items of the account with that key, newest first, at most 100. */
  public List<Item> keyed(AccountId account, String key) {
    return who.reaches(account)
        ? ledger.keyed(account, key).stream()
            .filter(item -> item.collection().isReadableBy(who))
            .toList()
        : List.of();
  }

  // Items

  /**
   * Adds an item.
   *
   * @throws Refusal.NotFound if there is no such collection
   * @throws Refusal.Exists if its name is taken
   * @throws Refusal.OverQuota if the account's space does not suffice
   */
  public Item add(NewItem fresh) {
    Collection collection = writable(fresh.collection());
    refuseTakenName(fresh.collection(), fresh.name());
    books.charge(collection.id().account(), fresh.content().size());
    return insert(collection, fresh, 0);
  }

  /** Gives the item other bytes; its marks stay. */
  public Item rewrite(ItemId id, ContentRef content, Facets facets) {
    Item before = present(id);
    long growth = content.size() - before.bytes().size();
    books.charge(id.account(), growth);
    Seq now = books.next(id.account());
    Item after = before.rewritten(before.stamps().rewritten(now), content, facets);
    ledger.update(after);
    books.count(before.collection(), now, 0, 0, growth);
    return after;
  }

  /** Sets the item's marks; nothing is numbered if they are as they were. */
  public Item mark(ItemId id, Marks marks) {
    Item before = present(id);
    Set<Mark> changed = before.marks().changedTo(marks);
    if (changed.isEmpty()) {
      return before;
    }
    Seq now = books.next(id.account());
    Item after = before.marked(before.stamps().marked(changed, now), marks);
    ledger.update(after);
    books.count(before.collection(), now, 0, unread(after) - unread(before), 0);
    return after;
  }

  /** Removes the item; what is left is its tombstone. */
  public Item remove(ItemId id) {
    return bury(present(id));
  }

  /**
   * Moves the item into another collection of the same kind, of the same account or of another one
   * in this commit: a removal here and an addition there, sharing the stored bytes.
   */
  public Moved move(ItemId id, CollectionId to) {
    return move(id, to, present(id).name());
  }

  /** Moves the item under another name, or to another name in its own collection. */
  public Moved move(ItemId id, CollectionId to, @Nullable String name) {
    Item before = present(id);
    Collection target = fitting(before, to, name);
    boolean within = to.account().equals(id.account());
    Item gone = bury(before);
    long size = before.bytes().size();
    if (within) {
      // Space given back a line above: an account over its quota may still tidy up.
      books.adjust(to.account(), size);
    } else {
      books.charge(to.account(), size);
    }
    return new Moved(
        gone, insert(target, NewItem.copyOf(before, to, name), within ? before.origin() : 0));
  }

  /** Adds a copy of the item to a collection of the same kind. */
  public Item copy(ItemId id, CollectionId to) {
    return copy(id, to, seen(id).name());
  }

  /** Adds a copy of the item under another name. */
  public Item copy(ItemId id, CollectionId to, @Nullable String name) {
    Item before = seen(id);
    Collection target = fitting(before, to, name);
    books.charge(to.account(), before.bytes().size());
    return insert(target, NewItem.copyOf(before, to, name), 0);
  }

  /** Both ends of a move. */
  public record Moved(Item gone, Item added) {}

  // Collections

  /**
   * Adds a collection.
   *
   * @throws Refusal.Exists if a sibling of its kind has the name, without regard to case, or the
   *     role is played already
   */
  public Collection addCollection(NewCollection fresh) {
    AccountId account = fresh.account();
    rights.refuseUnlessOwn(account);
    refuseForeignParent(account, fresh.parent());
    refuseTakenPlace(fresh, 0);
    Seq now = books.next(account);
    Collection made =
        new Collection(
            new CollectionId(account, now.value()),
            fresh.kind(),
            fresh.role(),
            fresh.name(),
            fresh.parent(),
            Stamps.born(now),
            false,
            Collection.State.fresh(now.value()));
    ledger.insert(made);
    books.folderMoved(made, now);
    return made;
  }

  /** Renames the collection or puts it below another parent. */
  public Collection renameCollection(CollectionId id, String name, @Nullable CollectionId parent) {
    Collection before = writable(id);
    rights.refuseUnlessOwn(id.account());
    refuseForeignParent(id.account(), parent);
    refuseCycle(id, parent);
    refuseTakenPlace(
        new NewCollection(id.account(), before.kind(), Role.NONE, name, parent), id.number());
    Seq now = books.next(id.account());
    Collection after = before.renamed(before.stamps().rewritten(now), name, parent);
    ledger.update(after);
    books.folderMoved(after, now);
    return after;
  }

  /** Removes the collection with all its items; its children must be removed before it. */
  public void removeCollection(CollectionId id) {
    Collection before = writable(id);
    rights.refuseUnlessOwn(id.account());
    boolean hasChildren =
        ledger.collections(id.account()).stream().anyMatch(c -> id.equals(c.parent()));
    if (hasChildren) {
      throw new Refusal.Conflict("no collection below", "some");
    }
    ledger.clear(id);
    books.adjust(id.account(), -before.state().bytes());
    Seq now = books.next(id.account());
    Collection after =
        before
            .tombstone(before.stamps().removed(now))
            .at(Collection.State.fresh(before.state().epoch()));
    ledger.update(after);
    books.folderMoved(after, now);
  }

  // Beside the items, in the same commit; who works in an account keeps notes there

  public Optional<Note> note(NoteKey key) {
    rights.refuseIdler(key.account());
    return ledger.note(key);
  }

  /** The note, for who only reads in the account; empty where he may not even do that. */
  public Optional<Note> readNote(NoteKey key) {
    return who.reaches(key.account()) ? ledger.note(key) : Optional.empty();
  }

  /**
   * Writes a client's note in this commit.
   *
   * @param expected the version it replaces, 0 if there is none yet
   * @throws Refusal.Conflict if it is at another version
   * @throws Refusal.NotFound if its account is not one of this commit's
   */
  public void note(NoteKey key, long expected, byte[] bytes) {
    books.refuseUnlessLocked(key.account());
    long actual = note(key).map(Note::version).orElse(0L);
    if (actual != expected) {
      throw new Refusal.Conflict("version " + expected, "version " + actual);
    }
    ledger.write(key, new Note(expected + 1, bytes));
  }

  public void removeNote(NoteKey key) {
    rights.refuseIdler(key.account());
    ledger.removeNote(key);
  }

  /** Records a message to send. */
  public void send(Dispatch dispatch) {
    rights.refuseUnlessOwn(dispatch.sender());
    ledger.insert(dispatch);
  }

  /**
   * Takes a dispatch out of the outbox, in the commit that settles its fate.
   *
   * @throws Refusal.NotFound if it was settled already
   */
  public void settle(long dispatch) {
    if (who.self() != null || !ledger.removeDispatch(dispatch)) {
      throw new Refusal.NotFound("dispatch " + dispatch);
    }
  }

  // Inside

  private Item insert(Collection collection, NewItem fresh, long origin) {
    AccountId account = collection.id().account();
    Seq now = books.next(account);
    long thread = fresh.thread() == 0 ? now.value() : fresh.thread();
    Item item =
        new Item(
            new ItemId(account, now.value()),
            collection.id(),
            books.nextUid(collection.id()),
            origin == 0 ? now.value() : origin,
            Stamps.born(now),
            false,
            fresh.received().truncatedTo(ChronoUnit.MILLIS),
            fresh.content(),
            fresh.marks(),
            fresh.facets(),
            fresh.name(),
            fresh.key(),
            thread);
    ledger.insert(item);
    books.count(collection.id(), now, 1, unread(item), fresh.content().size());
    return item;
  }

  private Item bury(Item before) {
    long size = before.bytes().size();
    books.adjust(before.id().account(), -size);
    Seq now = books.next(before.id().account());
    Item after = before.tombstone(before.stamps().removed(now));
    ledger.update(after);
    books.count(before.collection(), now, -1, -unread(before), -size);
    return after;
  }

  private Item present(ItemId id) {
    Item item = seen(id);
    rights.refuseUnlessWritable(item.collection());
    return item;
  }

  private Item seen(ItemId id) {
    return item(id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
  }

  private Collection writable(CollectionId id) {
    Collection found = collection(id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
    rights.refuseUnlessWritable(id);
    return found;
  }

  private Collection fitting(Item item, CollectionId to, @Nullable String name) {
    Collection target = writable(to);
    Collection source = collection(item.collection()).orElseThrow();
    if (source.kind() != target.kind()) {
      throw new Refusal.Forbidden("a " + source.kind() + " item cannot be in " + to);
    }
    refuseTakenName(to, name);
    return target;
  }

  private void refuseTakenName(CollectionId collection, @Nullable String name) {
    if (name != null && ledger.named(collection, name).isPresent()) {
      throw new Refusal.Exists("name in " + collection);
    }
  }

  private void refuseTakenPlace(NewCollection fresh, long except) {
    if (fresh.name().isEmpty() || fresh.name().length() > 255) {
      throw new Refusal.Malformed("collection name", "1 to 255 characters");
    }
    for (Collection other : ledger.collections(fresh.account())) {
      boolean sibling =
          other.number() != except
              && Objects.equals(other.parent(), fresh.parent())
              && other.name().equalsIgnoreCase(fresh.name());
      boolean rival =
          fresh.role() != Role.NONE && other.role() == fresh.role() && other.kind() == fresh.kind();
      if (sibling || rival) {
        throw new Refusal.Exists("collection");
      }
    }
  }

  private void refuseForeignParent(AccountId account, @Nullable CollectionId parent) {
    if (parent != null && (!parent.account().equals(account) || collection(parent).isEmpty())) {
      throw new Refusal.NotFound(parent.toString());
    }
  }

  private void refuseCycle(CollectionId id, @Nullable CollectionId parent) {
    CollectionId above = parent;
    while (above != null) {
      if (above.equals(id)) {
        throw new Refusal.Forbidden("a collection cannot lie below itself");
      }
      above = writable(above).parent();
    }
  }

  private static long unread(Item item) {
    return item.marks().read() ? 0 : 1;
  }
}
