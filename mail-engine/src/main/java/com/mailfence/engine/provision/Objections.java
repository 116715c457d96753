package com.mailfence.engine.provision;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Owner;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.provision.Plan.GroupEntry;
import com.mailfence.engine.provision.Plan.UserEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a plan against what there is, so that it fails whole or not at all. */
final class Objections {
  private static final int DEEPEST = 5;

  private final Directory directory;
  private final Accounts accounts;
  private final Profiles profiles;
  private final Plan plan;
  private final List<String> problems;
  private final Map<String, String> holders = new HashMap<>();

  Objections(
      Directory directory, Accounts accounts, Profiles profiles, Plan plan, List<String> problems) {
    this.directory = directory;
    this.accounts = accounts;
    this.profiles = profiles;
    this.plan = plan;
    this.problems = problems;
  }

  void raise() {
    names();
    domains();
    plan.users().forEach(this::user);
    plan.groups().forEach(this::group);
    delegates();
    plan.groups().forEach(group -> depth(group.address(), new HashSet<>(), group.address()));
  }

  private void names() {
    once("policy", plan.policies().stream().map(policy -> policy.name()).toList());
    once("domain", plan.domains().stream().map(domain -> domain.name()).toList());
    for (UserEntry user : plan.users()) {
      hold(user.address(), "user " + user.address());
      aliases(user).forEach(alias -> hold(alias, "alias of user " + user.address()));
    }
    plan.groups().forEach(group -> hold(group.address(), "group " + group.address()));
  }

  private void once(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !name.isEmpty() && !seen.add(name))
        .forEach(name -> problems.add(what + " " + name + ": written twice"));
  }

  private void hold(String address, String holder) {
    if (address.isEmpty()) {
      return;
    }
    String other = holders.putIfAbsent(address, holder);
    if (other != null) {
      problems.add(holder + ": " + address + " is written for " + other + " too");
    }
  }

  private void domains() {
    for (Plan.DomainEntry domain : plan.domains()) {
      if (domain.name().equals(accounts.brand().shortDomain()) && !domain.name().isEmpty()) {
        problems.add("domain " + domain.name() + ": is the short domain and needs no entry");
      }
      policy("domain " + domain.name(), domain.policy());
    }
  }

  private void user(UserEntry user) {
    if (user.address().isEmpty()) {
      return;
    }
    String what = "user " + user.address();
    Account there = directory.account(user.address()).orElse(null);
    if (there == null) {
      place(what, user.address(), () -> accounts.refuseReserved(Address.of(user.address()), false));
      directory.owner(user.address()).ifPresent(owner -> taken(what, user.address(), owner));
    }
    for (String alias : aliases(user)) {
      Owner owner = directory.owner(alias).orElse(null);
      if (owner == null) {
        place(what, alias, () -> accounts.refuseReserved(Address.of(alias), true));
      } else if (there == null
          || alias.equals(user.address())
          || !owner.equals(new Owner.OfAccount(there.id()))) {
        taken(what, alias, owner);
      }
    }
    policy(what, user.policy());
  }

  private static List<String> aliases(UserEntry user) {
    List<String> aliases = user.aliases();
    return aliases == null ? List.of() : aliases.stream().filter(a -> !a.isEmpty()).toList();
  }

  private void group(GroupEntry group) {
    String what = "group " + group.address();
    if (!group.address().isEmpty()) {
      Owner owner = directory.owner(group.address()).orElse(null);
      if (owner == null) {
        place(what, group.address(), () -> {});
      } else if (owner instanceof Owner.OfAccount) {
        taken(what, group.address(), owner);
      }
    }
    for (String member : group.members()) {
      if (!member.isEmpty() && !exists(member)) {
        problems.add(what + ": no member " + member + ", neither in the plan nor in the house");
      }
    }
  }

  private void delegates() {
    for (Plan.DelegateEntry entry : plan.delegates()) {
      for (String address : List.of(entry.owner(), entry.delegate())) {
        boolean planned =
            plan.users().stream()
                .anyMatch(u -> u.address().equals(address) || aliases(u).contains(address));
        if (!address.isEmpty() && !planned && accounts.find(address).isEmpty()) {
          problems.add("delegate: no user " + address + ", neither in the plan nor in the house");
        }
      }
      if (!entry.owner().isEmpty() && entry.owner().equals(entry.delegate())) {
        problems.add("delegate: " + entry.owner() + " cannot be its own delegate");
      }
    }
  }

  private boolean exists(String address) {
    return holders.containsKey(address) || directory.owner(address).isPresent();
  }

  private void place(String what, String address, Runnable rules) {
    try {
      rules.run();
    } catch (Refusal refusal) {
      problems.add(what + ": " + refusal.getMessage());
      return;
    }
    String domain = Address.of(address).domain();
    boolean planned = plan.domains().stream().anyMatch(d -> d.name().equals(domain));
    if (!planned && directory.domain(domain).isEmpty()) {
      problems.add(what + ": no domain " + domain + ", neither in the plan nor in the house");
    }
  }

  private void taken(String what, String address, Owner owner) {
    String by = owner instanceof Owner.OfGroup ? "a group" : "another account";
    problems.add(what + ": " + address + " is taken by " + by);
  }

  private void policy(String what, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      return;
    }
    boolean planned = plan.policies().stream().anyMatch(policy -> policy.name().equals(name));
    if (!planned && profiles.policy(name).isEmpty()) {
      problems.add(what + ": no policy " + name + ", neither in the plan nor in the house");
    }
  }

  /** SM15: what would never end, or ends too deep, is refused at set-up. */
  private void depth(String address, Set<String> path, String root) {
    if (!path.add(address)) {
      problems.add("group " + root + ": contains itself by way of " + String.join(", ", path));
      return;
    }
    if (path.size() > DEEPEST) {
      problems.add("group " + root + ": groups in groups are at most " + DEEPEST + " deep");
    } else {
      for (String member : members(address)) {
        depth(member, path, root);
      }
    }
    path.remove(address);
  }

  private Set<String> members(String address) {
    Optional<List<String>> planned =
        plan.groups().stream()
            .filter(group -> group.address().equals(address))
            .map(GroupEntry::members)
            .findFirst();
    return planned
        .or(
            () ->
                directory
                    .owner(address)
                    .filter(Owner.OfGroup.class::isInstance)
                    .map(owner -> ((Owner.OfGroup) owner).group())
                    .map(Group::members))
        .stream()
        .flatMap(List::stream)
        .filter(member -> !member.isEmpty())
        .collect(Collectors.toSet());
  }
}
