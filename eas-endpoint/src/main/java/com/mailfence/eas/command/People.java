package com.mailfence.eas.command;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Owner;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CardFacets;
import com.mailfence.core.item.Item;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.contact.AddressBook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The people a user may look up: those of the user's own mail domain, if the operator publishes it,
 * always those of the user's groups, and the user's own contacts. Nobody else exists. // EA16,
 * AUTO-001
 */
final class People {
  private static final int PAGE = 500;

  /** Accounts looked through for one question. */
  private static final int FARTHEST = 20_000;

  /** Contacts that are looked at more closely. */
  private static final int MOST_CONTACTS = 500;

  /** People one question finds. */
  static final int MOST = 100;

  private final Directory directory;
  private final AddressBook addresses;
  private final boolean published;

  People(Rooms rooms) {
    this.directory = rooms.directory();
    this.addresses = new AddressBook(rooms.catalog(), rooms.blobs());
    this.published = rooms.terms().publishesDomain();
  }

  /**
   * Somebody one can write to.
   *
   * @param name as shown, never empty
   * @param contact whether only the user's contacts know him
   */
  record Person(String name, String address, boolean contact) {
    /** What stands before the at sign. */
    String alias() {
      return address.substring(0, address.indexOf('@'));
    }
  }

  /** Those whose name, a word of it, or address begins with the text; by name. [MS-ASCMD] R421 */
  List<Person> beginningWith(Account self, String text) {
    String prefix = text.strip().toLowerCase(Locale.ROOT);
    Set<String> friends = companions(self);
    List<Person> found = new ArrayList<>();
    long after = 0;
    for (int seen = 0; seen < FARTHEST && found.size() < MOST; seen += PAGE) {
      List<Account> page = directory.accounts(after, PAGE);
      for (Account account : page) {
        if (account.active() && sees(self, account.address(), friends)) {
          add(found, person(account), prefix);
        }
      }
      if (page.size() < PAGE) {
        break;
      }
      after = page.get(page.size() - 1).id().number();
    }
    for (Group group : directory.groups()) {
      if (sees(self, group.address(), friends)) {
        add(found, person(group), prefix);
      }
    }
    contacts(self, prefix, found);
    found.sort(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER)); // R426
    return found.subList(0, Math.min(MOST, found.size()));
  }

  /** The user's own contacts, who are not in the house already; lists are none. // SEARCH-003 */
  private void contacts(Account self, String prefix, List<Person> found) {
    Set<String> known = new HashSet<>();
    found.forEach(person -> known.add(person.address().toLowerCase(Locale.ROOT)));
    Reader who = Reader.owner(self.id());
    for (Item item : addresses.completing(who, self.id(), prefix, MOST_CONTACTS)) {
      CardFacets card = (CardFacets) item.facets();
      Optional<String> address =
          card.emails().stream().filter(one -> one.indexOf('@') > 0).findFirst();
      boolean fresh =
          card.sort() != CardFacets.Sort.GROUP
              && address.isPresent()
              && known.add(address.get().toLowerCase(Locale.ROOT));
      if (fresh) {
        add(found, new Person(named(card.name(), address.get()), address.get(), true), prefix);
      }
    }
  }

  /** The one who has this address, also as an alias. */
  Optional<Person> at(Account self, String text) {
    Set<String> friends = companions(self);
    return Address.read(text.strip())
        .flatMap(address -> directory.owner(address.toString()))
        .flatMap(this::person)
        .filter(person -> sees(self, person.address(), friends));
  }

  /** The addresses of all whom he stands for: himself, or the members of a group, each once. */
  List<String> behind(Person person) {
    Set<String> members = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(person.address()));
    Set<String> groups = new HashSet<>();
    while (!open.isEmpty()) {
      String address = open.removeFirst();
      Optional<Group> group =
          person.contact() ? Optional.empty() : directory.owner(address).flatMap(People::group);
      if (group.isEmpty()) {
        members.add(address);
      } else if (groups.add(address)) {
        open.addAll(group.get().members());
      }
    }
    return List.copyOf(members);
  }

  private static Optional<Group> group(Owner owner) {
    return owner instanceof Owner.OfGroup group ? Optional.of(group.group()) : Optional.empty();
  }

  /** The accounts of the house among these that the user may see. // EA16, CA11 */
  List<Account> seen(Account self, List<String> addresses) {
    Set<String> friends = companions(self);
    return addresses.stream()
        .flatMap(address -> account(address).stream())
        .filter(account -> account.active() && sees(self, account.address(), friends))
        .toList();
  }

  private Optional<Account> account(String address) {
    return directory
        .owner(address)
        .flatMap(
            owner ->
                owner instanceof Owner.OfAccount one
                    ? directory.account(one.account())
                    : Optional.empty());
  }

  private Optional<Person> person(Owner owner) {
    if (owner instanceof Owner.OfAccount one) {
      return directory.account(one.account()).filter(Account::active).map(People::person);
    }
    return Optional.of(person(((Owner.OfGroup) owner).group()));
  }

  private boolean sees(Account self, String address, Set<String> friends) {
    return address.equals(self.address())
        || friends.contains(address)
        || published && domain(address).equals(domain(self.address()));
  }

  /** The groups the user is in, and who else is. */
  private Set<String> companions(Account self) {
    Set<String> all = new HashSet<>();
    for (Group group : directory.groups()) {
      if (group.members().contains(self.address())) {
        all.add(group.address());
        all.addAll(group.members());
      }
    }
    return all;
  }

  private static void add(List<Person> found, Person person, String prefix) {
    String name = person.name().toLowerCase(Locale.ROOT);
    boolean named = name.startsWith(prefix) || name.contains(" " + prefix);
    if (named || person.address().toLowerCase(Locale.ROOT).startsWith(prefix)) {
      found.add(person);
    }
  }

  private static Person person(Account account) {
    return new Person(named(account.displayName(), account.address()), account.address(), false);
  }

  private static Person person(Group group) {
    return new Person(named(group.displayName(), group.address()), group.address(), false);
  }

  private static String named(String name, String address) {
    return name.isBlank() ? address.substring(0, address.indexOf('@')) : name;
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
