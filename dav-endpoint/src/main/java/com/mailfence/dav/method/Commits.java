package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.dav.lock.Locks;
import com.mailfence.dav.tree.Loans;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.Segments;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.Tree;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.engine.calendar.Consequence;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /** Runs it in the accounts of all that the request names. */
  Reply run(Call call, Deed deed) {
    var loans = new Loans(rooms.sharing(), call.account());
    Set<AccountId> accounts = accounts(call, loans);
    return run(call, new Order(loans, loans.reader(), accounts), deed);
  }

  /**
   * Runs it together with what calendars have made ready.
   *
   * @param step whose rights were checked when it was made; if it tells others, the commit is the
   *     house's
   */
  Reply run(Call call, Consequence step, Deed deed) {
    var loans = new Loans(rooms.sharing(), call.account());
    Set<AccountId> accounts = accounts(call, loans);
    accounts.addAll(step.accounts());
    boolean house = step.tells() && accounts.size() > 1;
    Reader who = house ? Reader.house() : loans.reader();
    Reply reply = run(call, new Order(loans, who, accounts), deed);
    step.after();
    return reply;
  }

  /** The user's account and those of what the request names: its own address and where to. */
  private Set<AccountId> accounts(Call call, Loans loans) {
    Set<AccountId> accounts = new HashSet<>(Set.of(call.account().id()));
    Rows rows = Rows.of(rooms.catalog(), rooms.notes(), loans::reader);
    var tree = new Tree(rows, call.account(), loans);
    String to = call.header("destination");
    Stream.concat(
            Stream.of(call.path()),
            to == null ? Stream.empty() : Destination.read(to, call.header("host")).stream())
        .filter(path -> isElsewhere(path, call.account()))
        .map(path -> Tree.ownerOf(tree.find(path)))
        .forEach(owner -> add(owner, accounts));
    return accounts;
  }

  private static void add(@Nullable Account owner, Set<AccountId> accounts) {
    if (owner != null) {
      accounts.add(owner.id());
    }
  }

  /** Whether the path may lead to what is another's; most paths do not. */
  private static boolean isElsewhere(Path path, Account self) {
    return path.depth() > 3
        && (!path.segment(2).equalsIgnoreCase(self.address())
            || Segments.isOfOthers(path.segment(3)));
  }

  /** In whose name what is done, and in which accounts. */
  private record Order(Loans loans, Reader who, Set<AccountId> accounts) {}

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

  private Reply run(Call call, Order order, Deed deed) {
    return rooms
        .store()
        .commit(
            order.who(),
            order.accounts(),
            draft -> {
              Rows rows = Rows.of(draft);
              Tree tree = new Tree(rows, call.account(), order.loans());
              if (isFiles(call.path(), tree)) {
                furnish(draft, tree);
              }
              Locks locks = Locks.read(rows, call.account().id(), rooms.clock().instant());
              return deed.run(new Scene(draft, tree, locks, guard(call, tree, locks, rows)));
            });
  }

  private Guard guard(Call call, Tree tree, Locks locks, Rows rows) {
    return new Guard(call, tree, locks, owner -> Locks.read(rows, owner, rooms.clock().instant()));
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
