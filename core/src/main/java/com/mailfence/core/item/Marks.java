package com.mailfence.core.item;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user changes on an item without rewriting it.
 *
 * @param read whether it was read
 * @param flag the follow-up flag
 * @param tags names of tags, sorted, at most 100 of at most 128 characters each
 * @param answer what was done with it last
 */
public record Marks(boolean read, FollowUp flag, Set<String> tags, Answer answer) {
  public static final Marks NONE = new Marks(false, FollowUp.NONE, Set.of(), Answer.NONE);

  public Marks {
    tags = tags.isEmpty() ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(tags));
  }

  public Marks asRead(boolean isRead) {
    return new Marks(isRead, flag, tags, answer);
  }

  public Marks flagged(FollowUp newFlag) {
    return new Marks(read, newFlag, tags, answer);
  }

  public Marks tagged(Set<String> newTags) {
    return new Marks(read, flag, newTags, answer);
  }

  public Marks answered(Answer newAnswer) {
    return new Marks(read, flag, tags, newAnswer);
  }

  /** Which groups differ between the two. */
  public Set<Mark> changedTo(Marks other) {
    Set<Mark> changed = EnumSet.noneOf(Mark.class);
    if (read != other.read) {
      changed.add(Mark.READ);
    }
    if (!flag.equals(other.flag)) {
      changed.add(Mark.FLAG);
    }
    if (!tags.equals(other.tags)) {
      changed.add(Mark.TAGS);
    }
    if (!answer.equals(other.answer)) {
      changed.add(Mark.ANSWER);
    }
    return changed;
  }
}
