package com.mailfence.eas.hierarchy;

import com.mailfence.core.change.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that is remembered of one device and the list of folders.
 *
 * <p>The device is known to hold {@code base}: it named its key. What was answered to requests with
 * that key are {@code answers}; none is confirmed until the device names it, and then it is the
 * base. So a device that did not get an answer goes on from where it stood. [MS-ASCMD] R5121
 *
 * @param mark makes keys of other devices and of earlier states unknown // EA11
 * @param last highest number given to a generation
 * @param base what the device confirmed
 * @param answers given on top of it, oldest first, at most {@link #MOST_ANSWERS}
 */
public record FolderState(String mark, long last, Generation base, List<Generation> answers) {
  static final int MOST_ANSWERS = 4;

  public FolderState {
    answers = List.copyOf(answers);
  }

  /**
   * One state that a key stands for.
   *
   * @param number the state's, rising
   * @param cursor what the device holds of the list when it has this key
   * @param dropped numbers of folders the device itself deleted and was not told of since: those
   *     that live on, in Trash, are new to it
   * @param deed what the device did in the request that was answered so, and the number of the
   *     folder it did it to; by this its repetition is known
   */
  public record Generation(long number, Cursor cursor, Set<Long> dropped, Deed deed) {
    public Generation {
      dropped = Set.copyOf(new TreeSet<>(dropped));
    }
  }

  /**
   * What a request did.
   *
   * @param digest of the request; empty if it only asked
   * @param folder number of the folder
   */
  public record Deed(String digest, long folder) {
    public static final Deed NONE = new Deed("", 0);
  }

  /** A state that begins: the device holds nothing, and has no key yet. */
  static FolderState begin(String mark) {
    var nothing = new Generation(0, Cursor.START, Set.of(), Deed.NONE);
    return new FolderState(mark, 0, nothing, List.of());
  }

  /**
   * The state when the device begins anew. One that begins twice within moments must find one state
   * and not two that undo each other.
   */
  FolderState beginAgain(String newMark) {
    return base.number() == 0 ? this : begin(newMark);
  }

  /** What a device names a state by; opaque to it. */
  public String key(Generation generation) {
    return mark + Long.toString(generation.number(), Character.MAX_RADIX);
  }

  /** The state as a request finds it that names this key; empty if the key names none of it. */
  public Optional<FolderState> at(String key) {
    if (base.number() > 0 && key.equals(key(base))) {
      return Optional.of(this);
    }
    return answers.stream()
        .filter(answer -> key.equals(key(answer)))
        .findFirst()
        .map(answer -> new FolderState(mark, last, answer, List.of()));
  }

  /** The answer to the same request, if it was worked before and the answer was lost. */
  public Optional<Generation> repeated(String digest) {
    return answers.stream().filter(answer -> answer.deed().digest().equals(digest)).findFirst();
  }

  /**
   * The answer that told exactly this and did nothing, if there was one: it need not have another.
   */
  public Optional<Generation> told(Cursor cursor) {
    return answers.stream()
        .filter(answer -> answer.deed().equals(Deed.NONE) && answer.cursor().equals(cursor))
        .findFirst();
  }

  /** What the device was told last, whether it got it or not. */
  public Generation newest() {
    return answers.isEmpty() ? base : answers.get(answers.size() - 1);
  }

  /** This state with an answer after which the device holds this. */
  public FolderState answered(Cursor cursor, Set<Long> dropped, Deed deed) {
    List<Generation> grown = new ArrayList<>(answers);
    grown.add(new Generation(last + 1, cursor, dropped, deed));
    int surplus = Math.max(0, grown.size() - MOST_ANSWERS);
    return new FolderState(mark, last + 1, base, grown.subList(surplus, grown.size()));
  }

  /**
   * This state when there was nothing to tell: the device keeps its key and holds {@code cursor}.
   */
  public FolderState quiet(Cursor cursor) {
    return answers.isEmpty()
        ? new FolderState(
            mark, last, new Generation(base.number(), cursor, Set.of(), Deed.NONE), answers)
        : this;
  }
}
