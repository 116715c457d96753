package com.mailfence.testbed.phones;

import com.mailfence.core.item.Marks;
import java.time.Instant;
import java.util.Set;

/** What a phone asks to be done to an item. */
sealed interface Wish {
  /** The item's number; for an addition the phone's own name for it. */
  long number();

  record Add(long clientId, int text, Instant received) implements Wish {
    @Override
    public long number() {
      return clientId;
    }
  }

  record Rewrite(long number, int text) implements Wish {}

  /** Sets read (and leaves the tags), or the tags (and leaves read). */
  record Mark(long number, boolean ofRead, int value) implements Wish {
    Marks on(Marks marks) {
      return ofRead ? marks.asRead(value % 2 == 1) : marks.tagged(Set.of("tag" + value));
    }
  }

  record Delete(long number) implements Wish {}
}
