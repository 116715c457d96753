package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Owner;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * The register in the database. What must be unique or must exist is asked first, for a clear
 * answer, and held by the tables' own constraints against whoever is faster.
 */
final class HibernateDirectory implements Directory {
  private static final int ATTRIBUTE = 1 << 20;

  private static final String DOMAINS = "from DomainRow order by name";
  private static final String OF_DOMAIN = "from AddressRow where domain = :name";
  private static final String PAGE = "from AccountRow where number > :after order by number";
  private static final String ADDRESSES =
      "from AddressRow where account = :account order by address";
  private static final String CREDENTIALS =
      "from CredentialRow where account = :account order by label";

  private final Database database;
  private final Groups groups;
  private final Clock clock;

  HibernateDirectory(Database database, Clock clock) {
    this.database = database;
    this.groups = new Groups(database);
    this.clock = clock;
  }

  @Override
  public Optional<Domain> domain(String name) {
    return database
        .look(session -> Optional.ofNullable(session.get(DomainRow.class, name)))
        .map(DomainRow::domain);
  }

  @Override
  public List<Domain> domains() {
    return database
        .look(session -> session.createSelectionQuery(DOMAINS, DomainRow.class).getResultList())
        .stream()
        .map(DomainRow::domain)
        .toList();
  }

  @Override
  public void put(Domain domain) {
    database.change(
        session -> {
          put(session, session.get(DomainRow.class, domain.name()), DomainRow.of(domain));
          return domain;
        });
  }

  @Override
  public void removeDomain(String name) {
    database.change(
        session -> {
          DomainRow row = session.get(DomainRow.class, name);
          if (row == null) {
            throw new Refusal.NotFound("domain " + name);
          }
          if (hasAddresses(session, name)) {
            throw new Refusal.Conflict("no address of " + name, "some");
          }
          Attributes.removeAll(session, name);
          session.delete(row);
          return name;
        });
  }

  @Override
  public Optional<Account> account(AccountId id) {
    return database
        .look(session -> Optional.ofNullable(session.get(AccountRow.class, id.number())))
        .map(AccountRow::account);
  }

  @Override
  public Optional<Account> account(String mainAddress) {
    return database
        .look(session -> Optional.ofNullable(AccountRow.at(session, mainAddress)))
        .map(AccountRow::account);
  }

  @Override
  public List<Account> accounts(long after, int limit) {
    return database
        .look(
            session ->
                session
                    .createSelectionQuery(PAGE, AccountRow.class)
                    .setParameter("after", after)
                    .setMaxResults(limit)
                    .getResultList())
        .stream()
        .map(AccountRow::account)
        .toList();
  }

  @Override
  public Account create(NewAccount account) {
    return database.change(
        session -> {
          Addresses.refuseUnlessFree(session, account.address());
          long number = session.doReturningWork(Removal::nextAccount);
          AccountRow row = AccountRow.fresh(number, account, clock.instant());
          session.insert(row);
          session.insert(AddressRow.ofAccount(account.address(), number));
          return row.account();
        });
  }

  @Override
  public void put(Account account) {
    database.change(
        session -> {
          AccountRow row = present(session, account.id());
          row.set(account);
          session.update(row);
          return account;
        });
  }

  @Override
  public void removeAccount(AccountId id) {
    database.write(at -> Removal.of(at, id));
  }

  @Override
  public Optional<Owner> owner(String address) {
    return database.look(
        session ->
            Optional.ofNullable(session.get(AddressRow.class, address))
                .map(
                    row ->
                        row.account != null
                            ? new Owner.OfAccount(new AccountId(row.account))
                            : new Owner.OfGroup(Groups.read(session, row.address))));
  }

  @Override
  public List<String> aliases(AccountId id) {
    return database.look(
        session -> {
          String main = present(session, id).address;
          return session
              .createSelectionQuery(ADDRESSES, AddressRow.class)
              .setParameter("account", id.number())
              .getResultList()
              .stream()
              .map(row -> row.address)
              .filter(address -> !address.equals(main))
              .toList();
        });
  }

  @Override
  public void addAlias(AccountId id, String address) {
    database.change(
        session -> {
          present(session, id);
          Addresses.refuseUnlessFree(session, address);
          session.insert(AddressRow.ofAccount(address, id.number()));
          return address;
        });
  }

  @Override
  public void removeAlias(AccountId id, String address) {
    database.change(
        session -> {
          AddressRow row = session.get(AddressRow.class, address);
          boolean own = row != null && Long.valueOf(id.number()).equals(row.account);
          if (!own || present(session, id).address.equals(address)) {
            throw new Refusal.NotFound("alias " + address);
          }
          session.delete(row);
          return address;
        });
  }

  @Override
  public List<Group> groups() {
    return groups.all();
  }

  @Override
  public void put(Group group) {
    groups.put(group);
  }

  @Override
  public void removeGroup(String address) {
    groups.remove(address);
  }

  @Override
  public List<Group> groupsOf(String member) {
    return groups.of(member);
  }

  @Override
  public Account estate(String group) {
    return account(group)
        .filter(found -> found.state() == Account.State.GROUP)
        .orElseGet(() -> groups.estate(group, clock.instant()));
  }

  @Override
  public List<Credential> credentials(AccountId id) {
    return database
        .look(
            session ->
                session
                    .createSelectionQuery(CREDENTIALS, CredentialRow.class)
                    .setParameter("account", id.number())
                    .getResultList())
        .stream()
        .map(CredentialRow::credential)
        .toList();
  }

  @Override
  public void put(Credential credential) {
    database.change(
        session -> {
          present(session, credential.account());
          CredentialRow row = CredentialRow.of(credential);
          put(session, session.get(CredentialRow.class, row.key()), row);
          return credential;
        });
  }

  @Override
  public void removeCredential(AccountId id, String label) {
    database.change(
        session -> {
          CredentialRow row =
              session.get(CredentialRow.class, new CredentialRow.Key(id.number(), label));
          if (row == null) {
            throw new Refusal.NotFound("credential " + label);
          }
          session.delete(row);
          return label;
        });
  }

  @Override
  public Optional<byte[]> attribute(String holder, String name) {
    return database
        .look(
            session ->
                Optional.ofNullable(
                    session.get(AttributeRow.class, new AttributeRow.Key(holder, name))))
        .map(row -> row.content);
  }

  @Override
  public void setAttribute(String holder, String name, byte[] value) {
    if (value.length > ATTRIBUTE) {
      throw new Refusal.TooLarge("attribute", ATTRIBUTE);
    }
    database.change(
        session -> {
          AttributeRow row = AttributeRow.of(holder, name, value);
          AttributeRow before = session.get(AttributeRow.class, row.key());
          if (value.length > 0) {
            put(session, before, row);
          } else if (before != null) {
            session.delete(before);
          }
          return name;
        });
  }

  private static AccountRow present(StatelessSession session, AccountId id) {
    AccountRow row = session.get(AccountRow.class, id.number());
    if (row == null) {
      throw new Refusal.NotFound(id.toString());
    }
    return row;
  }

  /** Not Hibernate's upsert, which cuts long values in silence: it casts them to their default. */
  static void put(StatelessSession session, @Nullable Object before, Object row) {
    if (before == null) {
      session.insert(row);
    } else {
      session.update(row);
    }
  }

  private static boolean hasAddresses(StatelessSession session, String domain) {
    return !session
        .createSelectionQuery(OF_DOMAIN, AddressRow.class)
        .setParameter("name", domain)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
