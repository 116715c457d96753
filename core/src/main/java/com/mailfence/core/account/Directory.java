package com.mailfence.core.account;

import java.util.List;
import java.util.Optional;

/**
 * The house's register of domains, accounts, aliases, groups and credentials. All addresses given
 * and returned are canonical (lower case, domain in A-labels). Each call that writes is durable
 * when it returns.
 */
public interface Directory {
  Optional<Domain> domain(String name);

  List<Domain> domains();

  /** Adds the domain or changes its settings. */
  void put(Domain domain);

  /**
   * Removes a domain. Throws {@code Conflict} while addresses of it exist, {@code NotFound} if
   * unknown.
   */
  void removeDomain(String name);

  Optional<Account> account(AccountId id);

  Optional<Account> account(String mainAddress);

  /**
   * A page of all accounts, those of groups too, in order of number, beginning after {@code after}
   * (0 for the first).
   */
  List<Account> accounts(long after, int limit);

  /**
   * Adds an account; its counter starts at 0 and it has no collections yet. Throws {@code Exists}
   * if the address is taken by anybody, {@code NotFound} if its domain is not served.
   */
  Account create(NewAccount account);

  /** Changes everything but number, address and time of creation. */
  void put(Account account);

  /**
   * Removes the account and everything that is its own: addresses, credentials, collections, items,
   * notes, attributes and grants. Its number is never used again.
   */
  void removeAccount(AccountId id);

  Optional<Owner> owner(String address);

  List<String> aliases(AccountId id);

  /**
   * Adds an alias. Throws {@code Exists} if the address is taken by anybody (ALIAS-003), {@code
   * NotFound} if its domain is not served.
   */
  void addAlias(AccountId id, String address);

  void removeAlias(AccountId id, String address);

  List<Group> groups();

  /**
   * Adds the group or changes it. Throws {@code Exists} if an account or alias has the address,
   * {@code NotFound} if its domain is not served.
   */
  void put(Group group);

  /** Removes the group and its estate with all that lies in it. */
  void removeGroup(String address);

  /** The groups that name the address among their members themselves, in order of address. */
  List<Group> groupsOf(String member);

  /**
   * The account in state {@code GROUP} that holds what belongs to the group; made at the first
   * asking, without collections. Throws {@code NotFound} if there is no such group.
   */
  Account estate(String group);

  List<Credential> credentials(AccountId id);

  /** Adds the credential or replaces the one of the same account and label. */
  void put(Credential credential);

  void removeCredential(AccountId id, String label);

  /**
   * A named small value of an account, a group or a domain (photo, certificate, policy ...), at
   * most 1 MiB.
   *
   * @param holder canonical address of an account or group, or a domain's name
   */
  Optional<byte[]> attribute(String holder, String name);

  /** Sets an attribute; an empty value removes it. */
  void setAttribute(String holder, String name, byte[] value);
}
