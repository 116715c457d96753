package com.mailfence.dav.method;

import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.wire.Path;

/**
 * Runs a method's writing in one commit of the user's account: what stands at the address, its tag
 * and its locks are looked at under the same lock under which it is changed.
 */
final class Commits {
  private final Rooms rooms;

  Commits(Rooms rooms) {
    this.rooms = rooms;
  }

  /** What is done under the lock; it may run more than once. */
  @FunctionalInterface
  interface Deed {
    Reply run(Scene scene);
  }

  /**
   * A commit under way.
   *
   * @param tree as the commit sees it
   * @param locks that are not over
   */
  record Scene(Draft draft, Tree tree, Locks locks, Guard guard) {
    /** What stands where the request points. */
    Resource target(Call call) {
      return tree.find(call.path());
    }
  }

  Reply run(Call call, Deed deed) {
    Reader who = Reader.owner(call.account().id());
    return rooms
        .store()
        .commit(
            who,
            call.account().id(),
            draft -> {
              Rows rows = Rows.of(draft);
              Tree tree = new Tree(rows, call.account());
              if (isFiles(call.path(), tree)) {
                furnish(draft, tree);
              }
              Locks locks = Locks.read(rows, call.account().id(), rooms.clock().instant());
              return deed.run(new Scene(draft, tree, locks, new Guard(call, tree, locks)));
            });
  }

  private static boolean isFiles(Path path, Tree tree) {
    return Tree.home(tree.self(), Shelf.FILES).covers(new Path(path.segments(), true));
  }

  /** The home of files is there from the first writing on. */
  private void furnish(Draft draft, Tree tree) {
    if (rooms.terms().files() && tree.home(Shelf.FILES) instanceof Resource.Home) {
      draft.addCollection(
          new NewCollection(tree.self().id(), Kind.FILES, Role.MAIN, Tree.filesName(), null));
    }
  }
}
