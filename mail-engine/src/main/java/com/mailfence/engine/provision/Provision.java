package com.mailfence.engine.provision;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Owner;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Policy;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.provision.Plan.DelegateEntry;
import com.mailfence.engine.provision.Plan.DomainEntry;
import com.mailfence.engine.provision.Plan.GroupEntry;
import com.mailfence.engine.provision.Report.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the house what a plan says. Carrying the same plan out again changes nothing. A plan with
 * any fault is refused before the first write.
 */
public final class Provision {
  private final Directory directory;
  private final Accounts accounts;
  private final Profiles profiles;
  private final Grants grants;
  private final Users users;

  public Provision(Directory directory, Accounts accounts, Credentials credentials, Grants grants) {
    this.directory = directory;
    this.accounts = accounts;
    this.profiles = new Profiles(directory, accounts.brand());
    this.grants = grants;
    this.users = new Users(directory, accounts, credentials, profiles);
  }

  /**
   * Carries a plan out.
   *
   * @param plan as it was written: tables of tables, texts, numbers, flags and lists
   * @param files content of a file the plan names; throws a refusal if it cannot be had
   * @throws BadPlan with all that is wrong with it; nothing was changed
   */
  public Report run(Map<?, ?> plan, Function<String, byte[]> files) {
    List<String> problems = new ArrayList<>();
    Plan read = new PlanReader(files, problems).read(plan);
    new Objections(directory, accounts, profiles, read, problems).raise();
    if (!problems.isEmpty()) {
      throw new BadPlan(problems);
    }
    List<Line> lines = new ArrayList<>();
    read.policies().forEach(policy -> lines.add(policy(policy)));
    read.domains().forEach(domain -> lines.add(domain(domain)));
    read.users().forEach(user -> lines.add(users.settle(user)));
    innermostFirst(read.groups()).forEach(group -> lines.add(group(group)));
    read.delegates().forEach(delegate -> lines.add(delegate(delegate)));
    return new Report(lines);
  }

  private Line policy(Policy policy) {
    var steps = new Steps("policy " + policy.name());
    Policy before = profiles.policy(policy.name()).orElse(null);
    if (!policy.equals(before)) {
      profiles.put(policy);
      if (before == null) {
        steps.created();
      } else {
        steps.did("settings");
      }
    }
    return steps.line();
  }

  private Line domain(DomainEntry entry) {
    var steps = new Steps("domain " + entry.name());
    Domain before = directory.domain(entry.name()).orElse(null);
    long usual = before == null ? 0 : before.quotaBytes();
    long quota = entry.quota() == null ? usual : entry.quota();
    if (before == null) {
      accounts.putDomain(entry.name(), quota);
      steps.created();
    } else if (quota != usual) {
      accounts.putDomain(entry.name(), quota);
      steps.did("quota");
    }
    String policy = entry.policy();
    if (policy != null && !policy.equals(profiles.assigned(entry.name()).orElse(""))) {
      profiles.assign(entry.name(), policy);
      steps.did("policy");
    }
    return steps.line();
  }

  private Line group(GroupEntry entry) {
    var steps = new Steps("group " + entry.address());
    Group before =
        directory.owner(entry.address()).orElse(null) instanceof Owner.OfGroup of
            ? of.group()
            : null;
    String usual = before == null ? "" : before.displayName();
    String name = entry.name() == null ? usual : entry.name();
    List<String> members = accounts.memberNames(entry.members());
    if (before == null) {
      steps.created();
    } else if (!before.displayName().equals(name)) {
      steps.did("name");
    }
    if (before == null || !Set.copyOf(before.members()).equals(Set.copyOf(members))) {
      steps.did(members.size() + " members");
    }
    if (steps.isDone()) {
      accounts.putGroup(entry.address(), name, members);
    }
    return steps.line();
  }

  private Line delegate(DelegateEntry entry) {
    AccountId owner = accounts.known(entry.owner()).id();
    AccountId delegate = accounts.known(entry.delegate()).id();
    var steps = new Steps("delegate " + entry.delegate() + " of " + entry.owner());
    Set<Grant.Right> before =
        grants.by(owner).stream()
            .filter(grant -> grant.grantee().equals(delegate))
            .map(Grant::rights)
            .findFirst()
            .orElse(Set.of());
    if (!before.equals(entry.rights())) {
      grants.change(owner, delegate, grant -> grant.with(entry.rights()));
      if (before.isEmpty()) {
        steps.created();
      } else {
        steps.did(entry.rights().isEmpty() ? "removed" : "rights");
      }
    }
    return steps.line();
  }

  /** Groups whose members are groups of the plan come after these. */
  private static List<GroupEntry> innermostFirst(List<GroupEntry> groups) {
    Map<String, GroupEntry> waiting =
        groups.stream()
            .collect(
                Collectors.toMap(
                    GroupEntry::address, group -> group, (a, b) -> a, LinkedHashMap::new));
    List<GroupEntry> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<GroupEntry> ready =
          waiting.values().stream()
              .filter(group -> group.members().stream().noneMatch(waiting::containsKey))
              .toList();
      ordered.addAll(ready);
      ready.forEach(group -> waiting.remove(group.address()));
    }
    return ordered;
  }
}
