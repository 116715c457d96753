package com.mailfence.testbed.phones;

import com.mailfence.core.change.Change;
import com.mailfence.core.change.Page;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Seq;
import com.mailfence.testbed.phones.Desk.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * One phone with one folder. It edits what it holds, asks for pages, loses answers and repeats the
 * request, and is strict: an item given twice, or a change to one it was never given, is an error
 * of the server's.
 */
final class Phone {
  final CollectionId collection;
  private final World world;
  private final Desk desk;
  private final Random random;
  private final Map<Long, Held> held = new TreeMap<>();
  private final List<Wish> outgoing = new ArrayList<>();
  private final Map<Long, Wish.Add> unnamed = new HashMap<>();
  private Instant since = Instant.EPOCH;
  private long key;
  private long clientId;
  private boolean more;
  private boolean first;

  /** What was added here since the phone started over. */
  private final Set<Long> mine = new HashSet<>();

  /** What the server took away; it may take what was never given, but nothing twice. */
  private final Set<Long> taken = new HashSet<>();

  /** What the phone has of an item. */
  private record Held(ContentRef content, Marks marks) {
    @Override
    public String toString() {
      return content.digest().replaceFirst("^0+", "") + (marks.read() ? "r" : "") + marks.tags();
    }
  }

  Phone(World world, CollectionId collection, Random random) {
    this.world = world;
    this.collection = collection;
    this.desk = new Desk(world.house, collection);
    this.random = random;
  }

  /** The user does something; it is sent with the next request. */
  void edit() {
    if (key == 0) {
      return;
    }
    if (held.isEmpty() || random.nextInt(4) == 0) {
      var add = new Wish.Add(++clientId, world.nextText(), world.anyDay());
      unnamed.put(add.clientId(), add);
      outgoing.add(add);
      return;
    }
    List<Long> numbers = List.copyOf(held.keySet());
    long number = numbers.get(random.nextInt(numbers.size()));
    if (outgoing.stream().anyMatch(w -> !(w instanceof Wish.Add) && w.number() == number)) {
      return;
    }
    Held before = Objects.requireNonNull(held.get(number));
    switch (random.nextInt(4)) {
      case 0 -> {
        outgoing.add(new Wish.Delete(number));
        held.remove(number);
      }
      case 1 -> {
        var rewrite = new Wish.Rewrite(number, world.nextText());
        outgoing.add(rewrite);
        held.put(number, new Held(World.content(rewrite.text()), before.marks));
      }
      default -> {
        var mark = new Wish.Mark(number, random.nextBoolean(), world.nextText());
        outgoing.add(mark);
        held.put(number, new Held(before.content, mark.on(before.marks)));
      }
    }
  }

  /** A delete for an item the phone may never have seen must do no harm to what it holds. */
  void deleteBlindly() {
    List<Item> there = world.alive(collection);
    if (key != 0 && !there.isEmpty()) {
      long number = there.get(random.nextInt(there.size())).number();
      held.remove(number);
      outgoing.removeIf(w -> !(w instanceof Wish.Add) && w.number() == number);
      outgoing.add(new Wish.Delete(number));
    }
  }

  void look(Instant newSince) {
    since = newSince;
  }

  /** One request; its answer may be lost on the way. */
  void sync(boolean lossy) {
    if (key == 0) {
      startOver();
    }
    Answer answer = desk.sync(key, request());
    if (lossy && random.nextInt(4) == 0) {
      return;
    }
    if (answer.key() == 0) {
      answer.made().forEach((id, number) -> unnamed.remove(id));
      outgoing.removeIf(
          wish -> !(wish instanceof Wish.Add add) || !unnamed.containsKey(add.clientId()));
      key = 0;
      more = true;
      return;
    }
    take(answer);
  }

  /** Syncs until nothing is left to send or to get. */
  void settle() {
    for (int i = 0; i < 10_000; i++) {
      sync(false);
      if (key != 0 && !more && outgoing.isEmpty()) {
        quiet();
        return;
      }
    }
    throw new AssertionError("never settles");
  }

  /** "No more" was said and nobody wrote: there must be nothing. */
  private void quiet() {
    Page<Item> page = desk.sync(key, request()).page();
    key++;
    if (page == null || page.more() || !page.changes().isEmpty()) {
      throw new AssertionError("more than none after no more: " + page);
    }
  }

  private Desk.Request request() {
    return new Desk.Request(
        List.copyOf(outgoing), random.nextInt(4) == 0, since, 1 + random.nextInt(5));
  }

  /** Compares what the phone holds with what the store has in the phone's window. */
  void compare() {
    Map<Long, Held> expected = new TreeMap<>();
    for (Item item : world.alive(collection)) {
      if (!item.received().isBefore(since)) {
        expected.put(item.number(), new Held(item.bytes(), item.marks()));
      }
    }
    if (!expected.equals(held)) {
      throw new AssertionError("phone holds " + held + ", store has " + expected);
    }
  }

  private void startOver() {
    held.clear();
    taken.clear();
    mine.clear();
    key = desk.sync(0, request()).key();
    more = true;
    first = true;
  }

  private void take(Answer answer) {
    key = answer.key();
    List<Wish> sent = List.copyOf(outgoing);
    outgoing.clear();
    answer
        .made()
        .forEach(
            (id, number) -> {
              mine.add(number);
              Wish.Add add = unnamed.remove(id);
              // A blind delete may have named it before we were told its number.
              if (add != null && !sent.contains(new Wish.Delete(number))) {
                held.put(number, new Held(World.content(add.text()), Marks.NONE));
              }
            });
    Page<Item> page = answer.page();
    if (page == null) {
      throw new AssertionError("an answer without a page");
    }
    page.changes().forEach(this::apply);
    more = page.more();
    first &= page.next().settled().equals(Seq.NONE);
  }

  private void apply(Change<Item> change) {
    Item item = change.row();
    long number = item.number();
    if (change instanceof Change.Removed<Item> removed) {
      held.remove(number);
      if (!removed.soft() && !taken.add(number)) {
        throw new AssertionError("taken twice: " + item);
      }
      return;
    }
    Held before = held.get(number);
    boolean fresh = change instanceof Change.Added<Item>;
    taken.remove(number);
    if (first && !fresh && !mine.contains(number)) {
      throw new AssertionError("not an addition in a first sync: " + change); // SYNC-014
    }
    if (fresh != (before == null)) {
      throw new AssertionError((fresh ? "given twice: " : "never given: ") + item);
    }
    if (change instanceof Change.Marked<Item> marked && before != null) {
      held.put(number, new Held(before.content, merge(before.marks, item.marks(), marked.marks())));
    } else {
      held.put(number, new Held(item.bytes(), item.marks()));
    }
  }

  private static Marks merge(Marks mine, Marks theirs, Set<Mark> which) {
    Marks merged = mine;
    if (which.contains(Mark.READ)) {
      merged = merged.asRead(theirs.read());
    }
    if (which.contains(Mark.TAGS)) {
      merged = merged.tagged(theirs.tags());
    }
    return merged;
  }
}
