package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Owner;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The register in memory. */
public final class MemoryDirectory implements Directory {
  private final Rows rows;
  private final Clock clock;
  private final Map<String, Domain> domains = new TreeMap<>();
  private final NavigableMap<Long, Account> accounts = new TreeMap<>();
  private final Map<String, Owner> owners = new TreeMap<>();
  private final Map<String, Credential> credentials = new TreeMap<>();
  private final Map<String, byte[]> attributes = new TreeMap<>();
  private long lastNumber;

  MemoryDirectory(Rows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public synchronized Optional<Domain> domain(String name) {
    return Optional.ofNullable(domains.get(name));
  }

  @Override
  public synchronized List<Domain> domains() {
    return List.copyOf(domains.values());
  }

  @Override
  public synchronized void put(Domain domain) {
    domains.put(domain.name(), domain);
  }

  @Override
  public synchronized void removeDomain(String name) {
    if (!domains.containsKey(name)) {
      throw new Refusal.NotFound("domain " + name);
    }
    if (owners.keySet().stream().anyMatch(address -> address.endsWith("@" + name))) {
      throw new Refusal.Conflict("no address of " + name, "some");
    }
    domains.remove(name);
    attributes.keySet().removeIf(key -> key.startsWith(name + "\n"));
  }

  @Override
  public synchronized Optional<Account> account(AccountId id) {
    return Optional.ofNullable(accounts.get(id.number()));
  }

  @Override
  public synchronized Optional<Account> account(String mainAddress) {
    return accounts.values().stream().filter(a -> a.address().equals(mainAddress)).findFirst();
  }

  @Override
  public synchronized List<Account> accounts(long after, int limit) {
    return accounts.tailMap(after, false).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Account create(NewAccount fresh) {
    refuseTaken(fresh.address());
    Account account = made(fresh, Account.State.ACTIVE);
    owners.put(fresh.address(), new Owner.OfAccount(account.id()));
    return account;
  }

  private Account made(NewAccount fresh, Account.State state) {
    var id = new AccountId(++lastNumber);
    var account =
        new Account(
            id,
            fresh.address(),
            fresh.displayName(),
            state,
            fresh.quotaBytes(),
            false,
            clock.instant());
    accounts.put(id.number(), account);
    synchronized (rows) {
      rows.books.put(id, new Ledger.Books(id, Seq.NONE, Seq.NONE, 0, fresh.quotaBytes()));
    }
    return account;
  }

  @Override
  public synchronized void put(Account account) {
    Account before = known(account.id());
    accounts.put(
        account.id().number(),
        new Account(
            account.id(),
            before.address(),
            account.displayName(),
            account.state(),
            account.quotaBytes(),
            account.shortActive(),
            before.created()));
    synchronized (rows) {
      rows.books.computeIfPresent(
          account.id(),
          (id, b) -> new Ledger.Books(id, b.last(), b.folderTip(), b.used(), account.quotaBytes()));
    }
  }

  @Override
  public synchronized void removeAccount(AccountId id) {
    String address = known(id).address();
    accounts.remove(id.number());
    owners.values().removeIf(new Owner.OfAccount(id)::equals);
    credentials.values().removeIf(credential -> credential.account().equals(id));
    attributes.keySet().removeIf(key -> key.startsWith(address + "\n"));
    synchronized (rows) {
      rows.drop(id);
    }
  }

  @Override
  public synchronized Optional<Owner> owner(String address) {
    return Optional.ofNullable(owners.get(address));
  }

  @Override
  public synchronized List<String> aliases(AccountId id) {
    String main = known(id).address();
    return owners.entrySet().stream()
        .filter(e -> e.getValue().equals(new Owner.OfAccount(id)) && !e.getKey().equals(main))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public synchronized void addAlias(AccountId id, String address) {
    known(id);
    refuseTaken(address);
    owners.put(address, new Owner.OfAccount(id));
  }

  @Override
  public synchronized void removeAlias(AccountId id, String address) {
    if (!aliases(id).contains(address)) {
      throw new Refusal.NotFound("alias " + address);
    }
    owners.remove(address);
  }

  @Override
  public synchronized List<Group> groups() {
    return owners.values().stream()
        .filter(Owner.OfGroup.class::isInstance)
        .map(owner -> ((Owner.OfGroup) owner).group())
        .toList();
  }

  @Override
  public synchronized void put(Group group) {
    if (owners.get(group.address()) instanceof Owner.OfAccount) {
      throw new Refusal.Exists(group.address());
    }
    refuseForeign(group.address());
    owners.put(group.address(), new Owner.OfGroup(group));
  }

  @Override
  public synchronized void removeGroup(String address) {
    if (!(owners.get(address) instanceof Owner.OfGroup)) {
      throw new Refusal.NotFound("group " + address);
    }
    owners.remove(address);
    attributes.keySet().removeIf(key -> key.startsWith(address + "\n"));
    account(address).ifPresent(estate -> removeAccount(estate.id()));
  }

  @Override
  public synchronized List<Group> groupsOf(String member) {
    return groups().stream().filter(group -> group.members().contains(member)).toList();
  }

  @Override
  public synchronized Account estate(String group) {
    if (!(owners.get(group) instanceof Owner.OfGroup of)) {
      throw new Refusal.NotFound("group " + group);
    }
    return account(group)
        .orElseGet(
            () -> made(new NewAccount(group, of.group().displayName(), 0), Account.State.GROUP));
  }

  @Override
  public synchronized List<Credential> credentials(AccountId id) {
    return credentials.values().stream().filter(c -> c.account().equals(id)).toList();
  }

  @Override
  public synchronized void put(Credential credential) {
    known(credential.account());
    credentials.put(credential.account().number() + "\n" + credential.label(), credential);
  }

  @Override
  public synchronized void removeCredential(AccountId id, String label) {
    if (credentials.remove(id.number() + "\n" + label) == null) {
      throw new Refusal.NotFound("credential " + label);
    }
  }

  @Override
  public synchronized Optional<byte[]> attribute(String holder, String name) {
    return Optional.ofNullable(attributes.get(holder + "\n" + name)).map(byte[]::clone);
  }

  @Override
  public synchronized void setAttribute(String holder, String name, byte[] value) {
    if (value.length > 1 << 20) {
      throw new Refusal.TooLarge("attribute", 1 << 20);
    }
    if (value.length == 0) {
      attributes.remove(holder + "\n" + name);
    } else {
      attributes.put(holder + "\n" + name, value.clone());
    }
  }

  private Account known(AccountId id) {
    return account(id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
  }

  private void refuseTaken(String address) {
    if (owners.containsKey(address)) {
      throw new Refusal.Exists(address);
    }
    refuseForeign(address);
  }

  private void refuseForeign(String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    if (!domains.containsKey(domain)) {
      throw new Refusal.NotFound("domain " + domain);
    }
  }
}
