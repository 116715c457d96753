package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Owner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The register with the product's rules: whose an address is, what one may send as, and what names
 * can be given out. Addresses are taken in any spelling and given canonical.
 */
public final class Accounts {
  private static final int MOST_ALIASES = 100;

  private final Directory directory;
  private final Brand brand;
  private final Names names;
  private final Groups groups;
  private final Consumer<Account> newcomer;

  public Accounts(Directory directory, Brand brand, Clock clock) {
    this(directory, brand, clock, account -> {});
  }

  /**
   * @param newcomer called with each new account, to furnish it
   */
  public Accounts(Directory directory, Brand brand, Clock clock, Consumer<Account> newcomer) {
    this.directory = directory;
    this.brand = brand;
    this.names = new Names(directory, brand, clock);
    this.groups = new Groups(directory);
    this.newcomer = newcomer;
  }

  public Brand brand() {
    return brand;
  }

  // Whose an address is

  /** Where mail to the address goes. Never refuses: what is no address is nobody's. */
  public Route resolve(String address) {
    String domain =
        Address.canonicalDomain(address.substring(address.lastIndexOf('@') + 1)).orElse("");
    if (domain.isEmpty() || address.lastIndexOf('@') < 1) {
      return new Route.Nobody();
    }
    if (!serves(domain)) {
      return new Route.Elsewhere(domain);
    }
    List<Account> reached =
        Address.read(address).flatMap(this::owner).map(this::behind).orElse(List.of());
    return reached.isEmpty() ? new Route.Nobody() : new Route.Local(reached);
  }

  /** Whether mail to the domain is ours; the short domain is with the main one. */
  public boolean serves(String domain) {
    return directory.domain(brand.isShort(domain) ? brand.domain() : domain).isPresent();
  }

  /** Whether the account may write this as the sender (ALIAS-002, SHORT-001, SHORT-006). */
  public boolean maySendAs(Account account, String address) {
    return Address.read(address)
        .flatMap(this::owner)
        .filter(new Owner.OfAccount(account.id())::equals)
        .isPresent();
  }

  /** All the addresses the account can choose as sender, the main one first. */
  public List<String> senders(Account account) {
    List<String> own = new ArrayList<>(List.of(account.address()));
    own.addAll(directory.aliases(account.id()));
    if (account.shortActive() && !brand.shortDomain().isEmpty()) {
      // SHORT-002, SHORT-004: each main-domain address has a twin, others have none.
      own.stream()
          .map(Address::of)
          .filter(address -> address.domain().equals(brand.domain()))
          .map(address -> address.in(brand.shortDomain()).toString())
          .toList()
          .forEach(own::add);
    }
    return List.copyOf(own);
  }

  /** The account with that main address or alias; empty if there is none. */
  public Optional<Account> find(String address) {
    return Address.read(address)
        .flatMap(found -> directory.owner(found.toString()))
        .flatMap(
            owner ->
                owner instanceof Owner.OfAccount of
                    ? directory.account(of.account())
                    : Optional.empty());
  }

  /** The account with that main address or alias. */
  public Account known(String address) {
    return find(address).orElseThrow(() -> new Refusal.NotFound("account " + address));
  }

  private Optional<Owner> owner(Address address) {
    Optional<Owner> literal = twinOrSelf(address);
    // PLUS-003: an address that exists literally with a plus goes first, the longest of them.
    int plus = address.local().lastIndexOf('+');
    while (literal.isEmpty() && plus > 0) {
      literal = twinOrSelf(new Address(address.local().substring(0, plus), address.domain()));
      plus = address.local().lastIndexOf('+', plus - 1);
    }
    return literal;
  }

  private Optional<Owner> twinOrSelf(Address address) {
    if (!brand.isShort(address.domain())) {
      return directory.owner(address.toString());
    }
    return directory
        .owner(address.in(brand.domain()).toString())
        .filter(owner -> owner instanceof Owner.OfAccount of && shortActive(of.account()));
  }

  private boolean shortActive(AccountId id) {
    return directory.account(id).filter(Account::shortActive).isPresent();
  }

  private List<Account> behind(Owner owner) {
    if (owner instanceof Owner.OfGroup of) {
      return groups.reach(of.group());
    }
    return directory.account(((Owner.OfAccount) owner).account()).stream().toList();
  }

  // Accounts

  /**
   * Makes an account with an address never used, or used by nobody for 30 days.
   *
   * @param quotaBytes null for the domain's default
   */
  public Account create(String address, String displayName, @Nullable Long quotaBytes) {
    return create(address, displayName, quotaBytes, false);
  }

  /**
   * Makes an account.
   *
   * @param again whether an address another account has given up lately may be given out again
   */
  public Account create(
      String address, String displayName, @Nullable Long quotaBytes, boolean again) {
    Address fresh = Address.of(address);
    names.refuseForAccount(fresh, again);
    long quota =
        quotaBytes != null
            ? quotaBytes
            : directory.domain(fresh.domain()).map(Domain::quotaBytes).orElse(0L);
    refuseNegative(quota);
    Account made = directory.create(new NewAccount(fresh.toString(), shown(displayName), quota));
    newcomer.accept(made);
    return made;
  }

  /** Changes name, state, quota or the short twins. */
  public void change(Account account) {
    refuseNegative(account.quotaBytes());
    directory.put(account.named(shown(account.displayName())));
  }

  /** Removes the account with all that is its own; its addresses rest for 30 days. */
  public void remove(Account account) {
    groups.forget(account.address());
    for (String alias : directory.aliases(account.id())) {
      groups.forget(alias);
      names.rest(Address.of(alias), account.id());
    }
    names.rest(Address.of(account.address()), account.id());
    directory.removeAccount(account.id());
  }

  public List<String> aliases(Account account) {
    return directory.aliases(account.id());
  }

  public void addAlias(Account account, String alias) {
    addAlias(account, alias, false);
  }

  /**
   * Adds an alias.
   *
   * @param again whether an address another account has given up lately may be given out again
   */
  public void addAlias(Account account, String alias, boolean again) {
    Address fresh = Address.of(alias);
    names.refuseForAlias(fresh, account.id(), again);
    if (directory.aliases(account.id()).size() >= MOST_ALIASES) {
      throw new Refusal.Forbidden("an account has at most " + MOST_ALIASES + " aliases");
    }
    directory.addAlias(account.id(), fresh.toString());
  }

  /** Takes the alias away; others cannot have it for 30 days. */
  public void removeAlias(Account account, String alias) {
    Address gone = Address.of(alias);
    directory.removeAlias(account.id(), gone.toString());
    names.rest(gone, account.id());
  }

  // Domains and groups

  /** Adds a domain or changes its settings. */
  public Domain putDomain(String name, long quotaBytes) {
    String canonical = domainName(name);
    if (brand.isShort(canonical)) {
      throw new Refusal.Forbidden(canonical + " is the short domain: it needs no entry");
    }
    refuseNegative(quotaBytes);
    var domain = new Domain(canonical, quotaBytes);
    directory.put(domain);
    return domain;
  }

  public void removeDomain(String name) {
    String canonical = domainName(name);
    if (canonical.equals(brand.domain())) {
      throw new Refusal.Forbidden(canonical + " is the main domain");
    }
    directory.removeDomain(canonical);
  }

  /**
   * Adds a group or changes it. Members are accounts, by any of their addresses, or other groups.
   */
  public Group putGroup(String address, String displayName, List<String> members) {
    Address name = Address.of(address);
    names.refuseForGroup(name);
    var group = new Group(name.toString(), shown(displayName), memberNames(members));
    groups.refuseUnlessSound(group);
    directory.put(group);
    return group;
  }

  public void removeGroup(String address) {
    String name = Address.of(address).toString();
    directory.removeGroup(name);
    groups.forget(name);
  }

  /**
   * Refuses a name that may not be given out, whoever has it now.
   *
   * @param alias whether as an alias, else as a main address
   */
  public void refuseReserved(Address address, boolean alias) {
    names.refuseReserved(address, alias);
  }

  /** Members as a group keeps them: by main address, each once. An alias may go, they stay. */
  public List<String> memberNames(List<String> members) {
    return members.stream().map(this::memberName).distinct().toList();
  }

  private String memberName(String member) {
    return find(member).map(Account::address).orElseGet(() -> Address.of(member).toString());
  }

  private static String domainName(String name) {
    return Address.canonicalDomain(name)
        .orElseThrow(() -> new Refusal.Malformed("domain", "expected a name like example.com"));
  }

  private static String shown(String name) {
    String line = name.strip();
    boolean control = line.codePoints().anyMatch(Character::isISOControl);
    if (line.length() > 255 || control) {
      throw new Refusal.Malformed("display name", "at most 255 characters in one line");
    }
    return line;
  }

  private static void refuseNegative(long quota) {
    if (quota < 0) {
      throw new Refusal.Malformed("quota", "bytes, 0 for no limit");
    }
  }
}
