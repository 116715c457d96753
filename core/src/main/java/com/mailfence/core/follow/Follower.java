package com.mailfence.core.follow;

import com.mailfence.core.change.Change;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import java.util.List;

/**
 * Something derived from every change. It is told each change at least once, in pages, and after a
 * crash or when its memory lies under the floor some again; it must do the same thing then.
 */
public interface Follower {
  /** Its name for ever, under which its place is kept; at most 64 letters. */
  String name();

  /** Works through a page; its place moves on only if this returns. */
  void follow(CollectionId collection, List<Change<Item>> changes);
}
