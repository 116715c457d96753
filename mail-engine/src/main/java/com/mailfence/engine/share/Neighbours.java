package com.mailfence.engine.share;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Owner;
import com.mailfence.core.share.Grants;
import com.mailfence.engine.account.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whom a user may know of: everybody of the own mail domain, if the operator publishes it, always
 * those of the user's groups, and those who lend something or are lent something. Nobody else
 * exists. // DV04, EA16
 */
public final class Neighbours {
  private static final int PAGE = 500;

  /** Accounts looked through for one question. */
  private static final int FARTHEST = 20_000;

  private final Directory directory;
  private final Grants grants;
  private final boolean published;

  Neighbours(Directory directory, Grants grants, boolean published) {
    this.directory = directory;
    this.grants = grants;
    this.published = published;
  }

  /**
   * Somebody there is.
   *
   * @param name as shown, never empty
   * @param address main address
   */
  public record Person(String name, String address, boolean group) {}

  /** Whether everybody of a mail domain may know of everybody else there. */
  public boolean isPublished() {
    return published;
  }

  /** The one of that address, an alias too, if the user may know of him. */
  public Optional<Person> at(Account self, String text) {
    Optional<Person> found =
        Address.read(text.strip())
            .flatMap(address -> directory.owner(address.toString()))
            .flatMap(this::person);
    return found.filter(person -> sees(self, person.address(), companions(self)));
  }

  /** The account of a person the user may know of; groups have none here. */
  public Optional<Account> account(Account self, String address) {
    return at(self, address)
        .filter(person -> !person.group())
        .flatMap(person -> directory.account(person.address()));
  }

  /**
   * Tells all of them, people first, until enough were told.
   *
   * @param most how many are told at most
   * @return whether all there are were told
   */
  public boolean tell(Account self, int most, Consumer<Person> listener) {
    Set<String> companions = companions(self);
    int told = 0;
    long after = 0;
    for (int seen = 0; seen < FARTHEST; seen += PAGE) {
      List<Account> page = directory.accounts(after, PAGE);
      for (Account account : page) {
        if (account.active() && sees(self, account.address(), companions)) {
          if (told++ == most) {
            return false;
          }
          listener.accept(person(account));
        }
      }
      if (page.size() < PAGE) {
        return tellGroups(self, most - told, companions, listener);
      }
      after = page.get(page.size() - 1).id().number();
    }
    return false;
  }

  private boolean tellGroups(
      Account self, int most, Set<String> companions, Consumer<Person> listener) {
    List<Person> groups = new ArrayList<>();
    for (Group group : directory.groups()) {
      if (sees(self, group.address(), companions)) {
        groups.add(person(group));
      }
    }
    groups.stream().limit(most).forEach(listener);
    return groups.size() <= most;
  }

  private boolean sees(Account self, String address, Set<String> companions) {
    return address.equals(self.address())
        || companions.contains(address)
        || published && domain(address).equals(domain(self.address()));
  }

  /** Those of the user's groups, and those something is lent from or to. */
  private Set<String> companions(Account self) {
    Set<String> all = new HashSet<>();
    for (Group group : directory.groupsOf(self.address())) {
      all.add(group.address());
      all.addAll(group.members());
    }
    grants.to(self.id()).forEach(grant -> add(all, grant.owner()));
    grants.by(self.id()).forEach(grant -> add(all, grant.grantee()));
    return all;
  }

  private void add(Set<String> all, AccountId id) {
    directory
        .account(id)
        .filter(one -> one.state() != Account.State.GROUP)
        .ifPresent(one -> all.add(one.address()));
  }

  private Optional<Person> person(Owner owner) {
    if (owner instanceof Owner.OfAccount one) {
      return directory.account(one.account()).filter(Account::active).map(Neighbours::person);
    }
    return Optional.of(person(((Owner.OfGroup) owner).group()));
  }

  /** How others see an account. */
  public static Person person(Account account) {
    boolean group = account.state() == Account.State.GROUP;
    return new Person(named(account.displayName(), account.address()), account.address(), group);
  }

  private static Person person(Group group) {
    return new Person(named(group.displayName(), group.address()), group.address(), true);
  }

  private static String named(String name, String address) {
    return name.isBlank() ? address : name;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
