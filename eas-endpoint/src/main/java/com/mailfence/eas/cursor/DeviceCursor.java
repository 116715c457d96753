package com.mailfence.eas.cursor;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is remembered of one device and one collection.
 *
 * <p>The device is known to hold {@code base}: it named its key. What was answered to requests with
 * that key are {@code answers}; none of them is confirmed until the device names it, and then it is
 * the base. A request that names the base again was not answered as far as the device knows: it is
 * worked on the base, and what the device wrote in the meantime is told by {@code own} and {@code
 * adds}. [MS-ASCMD] R5121, R5122 // SYNC-025
 *
 * <p>Two answers to the same key may differ when others wrote in between. Each then has a key of
 * its own, so that whichever reached the device, its key says what it holds.
 *
 * @param place the collection and when its state was begun
 * @param last highest number given to a generation
 * @param base what the device confirmed
 * @param answers given on top of it, oldest first, at most {@link #MOST_ANSWERS}
 * @param adds numbers of items made by requests on the base, by the device's own names for them
 * @param own writes to other items by requests on the base, one for each item
 * @param options how the device wants to be served
 * @param supported which properties it manages; said once, when it begins [MS-ASCMD] R4548
 */
public record DeviceCursor(
    Place place,
    long last,
    Generation base,
    List<Generation> answers,
    Map<String, Long> adds,
    Map<Long, OwnWrite> own,
    Options options,
    Supported supported) {

  /** A device that repeats one request more often than this got one of the last answers. */
  static final int MOST_ANSWERS = 4;

  private static final char DOT = '.';

  public DeviceCursor {
    answers = List.copyOf(answers);
    adds = Map.copyOf(adds);
    own = Map.copyOf(own);
  }

  /**
   * Where and when a state was begun; makes keys of other collections and of earlier states
   * unknown. // EA11
   *
   * @param collection its number
   * @param epoch milliseconds since 1970, or more if begun twice in one
   */
  record Place(long collection, long epoch) {}

  /** A state that begins at {@code millis}; it has one answer, and nothing was given with it. */
  static DeviceCursor begin(
      CollectionId collection, long millis, Options options, Supported supported) {
    var place = new Place(collection.number(), millis);
    var nothing = new Generation(0, Cursor.START);
    var first = new Generation(1, Cursor.START);
    return new DeviceCursor(
        place, 1, nothing, List.of(first), Map.of(), Map.of(), options, supported);
  }

  /**
   * The state when the device begins anew with key 0. A device that begins twice within moments
   * must find one state, not two that undo each other.
   */
  DeviceCursor beginAgain(
      CollectionId collection, long millis, Options newOptions, Supported newSupported) {
    return untouched()
        ? new DeviceCursor(place, last, base, answers, adds, own, newOptions, newSupported)
        : begin(collection, Math.max(millis, place.epoch + 1), newOptions, newSupported);
  }

  private boolean untouched() {
    return base.number() == 0
        && answers.stream().allMatch(answer -> answer.cursor().equals(Cursor.START));
  }

  /** Whether one key names a later state than another of the same beginning. */
  static boolean isLater(String key, String other) {
    int dot = key.lastIndexOf(DOT);
    boolean akin =
        dot > 0 && dot == other.lastIndexOf(DOT) && key.startsWith(other.substring(0, dot));
    int longer = key.length() - other.length();
    return akin && (longer > 0 || longer == 0 && key.compareTo(other) > 0);
  }

  /** What a device names a state by; at most 64 characters. [MS-ASCMD] R4604 */
  public String key(Generation generation) {
    return Long.toString(place.collection, Character.MAX_RADIX)
        + DOT
        + Long.toString(place.epoch, Character.MAX_RADIX)
        + DOT
        + generation.number();
  }

  /** The key a device gets that has just begun. */
  public String firstKey() {
    return key(answers.get(0));
  }

  /** The state as a request finds it that names this key; empty if the key names none of it. */
  public Optional<DeviceCursor> at(String key) {
    if (base.number() > 0 && key.equals(key(base))) {
      return Optional.of(this);
    }
    return answers.stream().filter(answer -> key.equals(key(answer))).findFirst().map(this::on);
  }

  /** The device confirmed this answer: what led there is no longer needed. */
  private DeviceCursor on(Generation answer) {
    return new DeviceCursor(place, last, answer, List.of(), Map.of(), Map.of(), options, supported);
  }

  /** Whether the base was answered before: the device did not get the answer. */
  public boolean repeated() {
    return !answers.isEmpty() || !own.isEmpty() || !adds.isEmpty();
  }

  public DeviceCursor with(Options newOptions) {
    return newOptions.equals(options)
        ? this
        : new DeviceCursor(place, last, base, answers, adds, own, newOptions, supported);
  }

  /** This state, remembering besides what the device wrote in a request on the base. */
  public DeviceCursor wrote(Map<String, Long> newAdds, Map<Long, OwnWrite> writes) {
    Map<String, Long> allAdds = new LinkedHashMap<>(adds);
    allAdds.putAll(newAdds);
    Map<Long, OwnWrite> allOwn = new LinkedHashMap<>(own);
    allOwn.putAll(writes);
    return new DeviceCursor(place, last, base, answers, allAdds, allOwn, options, supported);
  }

  /** This state with an answer after which the device holds {@code cursor}. */
  public DeviceCursor answered(Cursor cursor) {
    if (answer(cursor).isPresent()) {
      return this;
    }
    List<Generation> grown = new ArrayList<>(answers);
    grown.add(new Generation(last + 1, cursor));
    int surplus = Math.max(0, grown.size() - MOST_ANSWERS);
    return new DeviceCursor(
        place, last + 1, base, grown.subList(surplus, grown.size()), adds, own, options, supported);
  }

  /** This state of a device that holds these items, whichever answer it got. */
  DeviceCursor holding(List<Item> items) {
    return new DeviceCursor(
        place,
        last,
        holding(base, items),
        answers.stream().map(answer -> holding(answer, items)).toList(),
        adds,
        own,
        options,
        supported);
  }

  private static Generation holding(Generation generation, List<Item> items) {
    Cursor cursor = generation.cursor();
    for (Item item : items) {
      cursor = cursor.owing(item.number()); // what it holds may be old
    }
    return new Generation(generation.number(), cursor);
  }

  /** The answer after which a device holds {@code cursor}, if there is one. */
  public Optional<Generation> answer(Cursor cursor) {
    return answers.stream().filter(answer -> answer.cursor().equals(cursor)).findFirst();
  }

  /**
   * This state when there was nothing to tell: the device keeps its key and holds {@code cursor}.
   */
  public DeviceCursor quiet(Cursor cursor) {
    return cursor.equals(base.cursor()) || repeated()
        ? this
        : new DeviceCursor(
            place,
            last,
            new Generation(base.number(), cursor),
            answers,
            adds,
            own,
            options,
            supported);
  }
}
