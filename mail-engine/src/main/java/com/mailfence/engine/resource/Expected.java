package com.mailfence.engine.resource;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import org.jspecify.annotations.Nullable;

/** What a client believes is there; compared under the account's lock. // DV07 */
public sealed interface Expected {
  /** Whatever is there, or nothing. */
  Expected ANY = new Any();

  /** Nothing is there. */
  Expected ABSENT = new Absent();

  /** Exactly these bytes are there. */
  static Expected bytes(String digest) {
    return new Bytes(digest);
  }

  /** Whatever is there, or nothing. */
  record Any() implements Expected {}

  /** Nothing is there. */
  record Absent() implements Expected {}

  /** Something is there, whatever it is. */
  record Present() implements Expected {}

  /**
   * Exactly these bytes are there.
   *
   * @param digest as {@code ContentRef} has it
   */
  record Bytes(String digest) implements Expected {}

  /**
   * Exactly this state of a meeting is there: {@code EventFacets.tag}.
   *
   * @param tag not empty
   */
  record Meeting(String tag) implements Expected {
    private void compare(@Nullable Item item) {
      String there =
          item != null && item.facets() instanceof EventFacets event ? event.tag() : "nothing";
      if (!tag.equals(there)) {
        throw new Refusal.Conflict(tag, there);
      }
    }
  }

  /**
   * Compares with what is there.
   *
   * @throws Refusal.Conflict if it is something else
   */
  default void check(@Nullable Item item) {
    String there = item == null ? "nothing" : item.bytes().digest();
    if (this instanceof Absent && item != null) {
      throw new Refusal.Conflict("nothing", there);
    }
    if (this instanceof Present && item == null) {
      throw new Refusal.Conflict("something", there);
    }
    if (this instanceof Bytes bytes && !bytes.digest().equals(there)) {
      throw new Refusal.Conflict(bytes.digest(), there);
    }
    if (this instanceof Meeting meeting) {
      meeting.compare(item);
    }
  }
}
