package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
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
import com.mailfence.engine.calendar.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs a method's writing in one commit of the user's account: what stands at the address, its tag
 * and its locks are looked at under the same lock under which it is changed.
 */
final class Commits {
  private static final int ATTEMPTS = 5;
  private static final Duration MOMENT = Duration.ofSeconds(1);

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
    AccountId self = call.account().id();
    return run(call, Reader.owner(self), Set.of(self), deed);
  }

  /**
   * Runs it together with what calendars have made ready.
   *
   * @param step whose rights were checked when it was made; if it writes to other accounts as well,
   *     the commit is the house's
   */
  Reply run(Call call, Step step, Deed deed) {
    AccountId self = call.account().id();
    Set<AccountId> accounts = new HashSet<>(step.accounts());
    accounts.add(self);
    Reader who = accounts.size() == 1 ? Reader.owner(self) : Reader.house();
    Reply reply = run(call, who, accounts, deed);
    step.after();
    return reply;
  }

  /** Makes ready and runs anew if somebody else was faster meanwhile. */
  static Reply again(Supplier<Reply> attempt) {
    for (int i = 1; ; i++) {
      try {
        return attempt.get();
      } catch (Refusal.Busy overtaken) {
        if (i == ATTEMPTS || overtaken.retryAfter().compareTo(MOMENT) > 0) {
          throw overtaken;
        }
      }
    }
  }

  private Reply run(Call call, Reader who, Set<AccountId> accounts, Deed deed) {
    return rooms
        .store()
        .commit(
            who,
            accounts,
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
