package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Owner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Groups and whom they reach: each once, at most five groups deep, at most 10,000 (SM15). */
final class Groups {
  private static final int DEEPEST = 5;
  private static final int LARGEST = 10_000;

  private final Directory directory;

  Groups(Directory directory) {
    this.directory = directory;
  }

  /** Whom mail to the group reaches; members that are gone are passed over. */
  List<Account> reach(Group group) {
    Set<AccountId> reached = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>(Set.of(group.address()));
    walk(group, 1, seen, reached);
    List<Account> accounts = new ArrayList<>();
    reached.forEach(id -> directory.account(id).ifPresent(accounts::add));
    return accounts;
  }

  private void walk(Group group, int depth, Set<String> seen, Set<AccountId> reached) {
    for (String member : group.members()) {
      if (reached.size() >= LARGEST || !seen.add(member)) {
        continue;
      }
      Owner owner = directory.owner(member).orElse(null);
      if (owner instanceof Owner.OfAccount of) {
        reached.add(of.account());
      } else if (owner instanceof Owner.OfGroup of && depth < DEEPEST) {
        walk(of.group(), depth + 1, seen, reached);
      }
    }
  }

  /** Refuses members that are not there, circles and depth when the group is made. */
  void refuseUnlessSound(Group group) {
    if (group.members().size() > LARGEST) {
      throw new Refusal.TooLarge("group " + group.address(), LARGEST);
    }
    for (String member : group.members()) {
      if (!member.equals(group.address()) && directory.owner(member).isEmpty()) {
        throw new Refusal.NotFound("member " + member);
      }
    }
    int below = depth(group, group.address(), 1);
    if (below + above(group.address(), 0) > DEEPEST) {
      throw new Refusal.Forbidden("groups in groups are at most " + DEEPEST + " deep");
    }
  }

  private int depth(Group group, String root, int level) {
    int deepest = level;
    for (String member : group.members()) {
      if (member.equals(root)) {
        throw new Refusal.Forbidden("group " + root + " would contain itself");
      }
      if (level <= DEEPEST && directory.owner(member).orElse(null) instanceof Owner.OfGroup of) {
        deepest = Math.max(deepest, depth(of.group(), root, level + 1));
      }
    }
    return deepest;
  }

  private int above(String address, int level) {
    int highest = level;
    for (Group group : directory.groups()) {
      if (level <= DEEPEST && group.members().contains(address)) {
        highest = Math.max(highest, above(group.address(), level + 1));
      }
    }
    return highest;
  }

  /** Takes an address out of every group. */
  void forget(String address) {
    for (Group group : directory.groups()) {
      if (group.members().contains(address)) {
        List<String> rest = group.members().stream().filter(m -> !m.equals(address)).toList();
        directory.put(new Group(group.address(), group.displayName(), rest));
      }
    }
  }
}
