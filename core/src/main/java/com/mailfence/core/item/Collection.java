package com.mailfence.core.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder, calendar or address book.
 *
 * @param id its name for ever
 * @param kind what it holds
 * @param role the part it plays
 * @param name as the user sees it; 1 to 255 characters, unique among its siblings without regard to
 *     case
 * @param parent null at the top
 * @param stamps of the collection itself (made, renamed or moved, removed), not of its items
 * @param removed whether it is a tombstone
 * @param state what its items are at
 */
public record Collection(
    CollectionId id,
    Kind kind,
    Role role,
    String name,
    @Nullable CollectionId parent,
    Stamps stamps,
    boolean removed,
    State state)
    implements Stamped {

  /**
   * What the items of a collection are at; kept exact in the commit that changes them.
   *
   * @param tip the highest {@code modified} of any item ever in it
   * @param floor under this, tombstones may be gone
   * @param epoch changes only if uids had to be given anew
   * @param nextUid the uid of the next item
   * @param total items that are not removed
   * @param unread of those, not read
   * @param bytes of their content
   */
  public record State(
      Seq tip, Seq floor, long epoch, long nextUid, long total, long unread, long bytes) {
    public static State fresh(long epoch) {
      return new State(Seq.NONE, Seq.NONE, epoch, 1, 0, 0, 0);
    }
  }

  @Override
  public long number() {
    return id.number();
  }

  /** Collections have no age: no window applies to them. */
  @Override
  public Instant received() {
    return Instant.EPOCH;
  }

  public Collection at(State newState) {
    return new Collection(id, kind, role, name, parent, stamps, removed, newState);
  }

  public Collection renamed(Stamps newStamps, String newName, @Nullable CollectionId newParent) {
    return new Collection(id, kind, role, newName, newParent, newStamps, removed, state);
  }

  public Collection tombstone(Stamps newStamps) {
    return new Collection(id, kind, role, name, parent, newStamps, true, state);
  }
}
