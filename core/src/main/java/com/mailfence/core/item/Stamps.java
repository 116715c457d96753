package com.mailfence.core.item;

import java.util.EnumSet;
import java.util.Set;

/**
 * When what of a row changed, in numbers of its account's counter: {@code created <= content <=
 * modified}, and each group of marks between {@code created} and {@code modified}. Only {@code
 * Draft} makes new ones.
 */
public record Stamps(
    Seq created, Seq content, Seq modified, Seq read, Seq flag, Seq tags, Seq answer) {

  /** All at once: a new row. */
  public static Stamps born(Seq now) {
    return new Stamps(now, now, now, now, now, now, now);
  }

  public Stamps rewritten(Seq now) {
    return new Stamps(created, now, now, read, flag, tags, answer);
  }

  public Stamps removed(Seq now) {
    return new Stamps(created, content, now, read, flag, tags, answer);
  }

  public Stamps marked(Set<Mark> changed, Seq now) {
    return new Stamps(
        created,
        content,
        now,
        changed.contains(Mark.READ) ? now : read,
        changed.contains(Mark.FLAG) ? now : flag,
        changed.contains(Mark.TAGS) ? now : tags,
        changed.contains(Mark.ANSWER) ? now : answer);
  }

  /** The groups of marks that moved after {@code base}. */
  public Set<Mark> markedAfter(Seq base) {
    Set<Mark> moved = EnumSet.noneOf(Mark.class);
    if (read.isAfter(base)) {
      moved.add(Mark.READ);
    }
    if (flag.isAfter(base)) {
      moved.add(Mark.FLAG);
    }
    if (tags.isAfter(base)) {
      moved.add(Mark.TAGS);
    }
    if (answer.isAfter(base)) {
      moved.add(Mark.ANSWER);
    }
    return moved;
  }
}
