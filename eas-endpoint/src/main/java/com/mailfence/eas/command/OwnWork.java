package com.mailfence.eas.command;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Knowledge;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.OwnWrite;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apart what a device writes in one request, what it wrote in requests it never got the
 * answer of, and what others wrote; and says what the device holds after it.
 */
final class OwnWork {
  private final DeviceCursor state;
  private final Map<Long, Written> written = new LinkedHashMap<>();
  private final Map<String, Long> adds = new LinkedHashMap<>();
  private final Set<Long> owed = new LinkedHashSet<>();
  private boolean allStayed = true;

  OwnWork(DeviceCursor state) {
    this.state = state;
  }

  /** What was done to one item in this request. */
  private record Written(Seq seq, long content, boolean alone) {}

  /** Whether someone else wrote the item since the device last heard of it. */
  boolean isForeign(Item now) {
    Written here = written.get(now.number());
    OwnWrite before = state.own().get(now.number());
    Seq known = here != null ? here.seq : before != null ? before.seq() : Knowledge.of(held(), now);
    return now.stamps().modified().isAfter(known);
  }

  /** Whether the device wrote the item in a request it never got the answer of. // SYNC-024 */
  boolean wroteEarlier(Item item) {
    return state.own().containsKey(item.number());
  }

  /** Whether the device ever heard of the item. */
  boolean isHeld(Item item) {
    return wroteEarlier(item) || Knowledge.holds(held(), item);
  }

  /**
   * The device wrote.
   *
   * @param content digest of what it asked
   */
  void wrote(Item before, Item after, long content) {
    Written here = written.get(before.number());
    boolean alone = here != null ? here.alone : !Knowledge.outdated(held(), before);
    long all = here != null ? here.content * 31 + content : content;
    written.put(before.number(), new Written(after.stamps().modified(), all, alone));
  }

  /** Whether the device asked the same of the item in a request it never got the answer of. */
  boolean repeats(long item, long content) {
    OwnWrite before = state.own().get(item);
    return before != null && before.content() == content;
  }

  /** The device asks again for what is done already. */
  void wroteBefore(long item, long content) {
    OwnWrite before = state.own().get(item);
    if (before != null && !written.containsKey(item)) {
      written.put(item, new Written(before.seq(), content, before.alone()));
    }
  }

  /**
   * The device holds a state we never had, for its write was refused or became something else: it
   * is owed ours. // SYNC-022
   */
  void owes(Item item) {
    owed.add(item.number());
  }

  /** The item it made under this name, in this request or one before; null if it is new. */
  @Nullable Long made(String clientId) {
    Long here = adds.get(clientId);
    return here != null ? here : state.adds().get(clientId);
  }

  void made(String clientId, long item) {
    adds.put(clientId, item);
  }

  /** What the device made did not stay: it must be told. */
  void didNotStay() {
    allStayed = false;
  }

  /** Whether after its writes the device holds what we hold of them, with nothing to tell it. */
  boolean isUndisturbed() {
    return allStayed && owed.isEmpty() && written.keySet().stream().allMatch(this::isAlone);
  }

  /** The state that remembers this request. */
  DeviceCursor remembered() {
    Map<Long, OwnWrite> writes = new LinkedHashMap<>();
    written.forEach(
        (item, here) ->
            writes.put(item, new OwnWrite(item, here.seq, here.content, isAlone(item))));
    return state.wrote(adds, writes);
  }

  /**
   * What the device holds before it is told anything: of its own writes those that it asks for in
   * this request. What it wrote earlier and does not ask for again it may have undone since.
   */
  Cursor cursor() {
    Cursor cursor = held();
    for (Map.Entry<Long, Written> entry : written.entrySet()) {
      if (isAlone(entry.getKey())) {
        cursor = cursor.echoing(entry.getKey(), entry.getValue().seq);
      }
    }
    for (long item : adds.values()) {
      cursor = cursor.echoing(item, new Seq(item));
    }
    for (long item : owed) {
      cursor = cursor.owing(item);
    }
    return cursor;
  }

  /** Whether after this write the device holds what we hold. */
  private boolean isAlone(long item) {
    Written here = written.get(item);
    OwnWrite before = state.own().get(item);
    if (here == null || before == null) {
      return here != null && here.alone;
    }
    boolean repetition = here.content == before.content() && here.seq.equals(before.seq());
    return repetition && before.alone();
  }

  private Cursor held() {
    return state.base().cursor();
  }
}
