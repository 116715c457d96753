package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Owner;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The register of who there is, on every store. */
public interface DirectoryContract {
  Ports ports();

  @Test
  default void domainIsPutChangedAndRemoved() {
    Directory directory = ports().directory();
    directory.put(new Domain("come.example", 5));
    directory.put(new Domain("come.example", 7));

    assertThat(directory.domain("come.example")).contains(new Domain("come.example", 7));
    assertThat(directory.domains()).contains(new Domain("come.example", 7));

    directory.removeDomain("come.example");
    assertThat(directory.domain("come.example")).isEmpty();
    assertThatThrownBy(() -> directory.removeDomain("come.example"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void domainWithAddressesStays() {
    Tenant t = ports().tenant();

    assertThatThrownBy(() -> ports().directory().removeDomain(Tenant.DOMAIN))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(ports().directory().account(t.account)).isPresent();
  }

  @Test
  default void accountIsFoundByNumberAndByAddress() {
    Tenant t = ports().tenant(1000);
    Directory directory = ports().directory();

    Account account = directory.account(t.account).orElseThrow();

    assertThat(directory.account(t.address)).contains(account);
    assertThat(account.quotaBytes()).isEqualTo(1000);
    assertThat(account.active()).isTrue();
    assertThat(account.shortActive()).isFalse();
    assertThat(account.displayName()).isEqualTo("Tenant");
    assertThat(directory.owner(t.address)).contains(new Owner.OfAccount(t.account));
    assertThat(directory.account(new AccountId(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  default void accountsArePagedInOrderOfNumber() {
    List<Tenant> tenants = IntStream.range(0, 5).mapToObj(i -> ports().tenant()).toList();
    long before = tenants.get(0).account.number() - 1;

    assertThat(ports().directory().accounts(before, 3))
        .extracting(Account::id)
        .containsExactly(tenants.get(0).account, tenants.get(1).account, tenants.get(2).account);
    assertThat(ports().directory().accounts(tenants.get(4).account.number(), 3)).isEmpty();
  }

  @Test
  default void changingAccountKeepsWhatIsFixedAndWhatIsCounted() {
    Tenant t = ports().tenant();
    Item item = t.add(t.inbox);
    Account before = ports().directory().account(t.account).orElseThrow();
    Account wanted =
        new Account(
            t.account,
            "other@" + Tenant.DOMAIN,
            "Neuer Name",
            Account.State.DISABLED,
            15,
            true,
            Instant.EPOCH);

    ports().directory().put(wanted);

    assertThat(ports().directory().account(t.account))
        .contains(
            before.named("Neuer Name").in(Account.State.DISABLED).withQuota(15).withShort(true));
    assertThat(ports().catalog().usage(t.owner, t.account).used()).isEqualTo(10);
    assertThatThrownBy(() -> t.add(t.inbox)).isInstanceOf(Refusal.OverQuota.class);
    Item gone = t.commit(draft -> draft.remove(item.id()));
    assertThat(gone.stamps().modified().value()).isEqualTo(item.number() + 1);
    assertThatThrownBy(
            () ->
                ports()
                    .directory()
                    .put(
                        new Account(
                            new AccountId(Long.MAX_VALUE),
                            t.address,
                            "",
                            Account.State.ACTIVE,
                            0,
                            false,
                            Instant.EPOCH)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  /** ALIAS-003: an address belongs to one owner, whatever its kind. */
  @Test
  default void addressIsTakenOnce() {
    Tenant t = ports().tenant();
    Directory directory = ports().directory();
    String alias = Tenant.freshAddress();
    String group = Tenant.freshAddress();
    directory.addAlias(t.account, alias);
    directory.put(new Group(group, "All", List.of(t.address)));

    for (String taken : List.of(t.address, alias, group)) {
      assertThatThrownBy(() -> directory.create(new NewAccount(taken, "", 0)))
          .isInstanceOf(Refusal.Exists.class);
      assertThatThrownBy(() -> directory.addAlias(t.account, taken))
          .isInstanceOf(Refusal.Exists.class);
    }
    for (String taken : List.of(t.address, alias)) {
      assertThatThrownBy(() -> directory.put(new Group(taken, "", List.of())))
          .isInstanceOf(Refusal.Exists.class);
    }
  }

  @Test
  default void addressOfForeignDomainIsNotFound() {
    Tenant t = ports().tenant();
    Directory directory = ports().directory();
    String foreign = "someone@elsewhere.example";

    assertThatThrownBy(() -> directory.create(new NewAccount(foreign, "", 0)))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.addAlias(t.account, foreign))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.put(new Group(foreign, "", List.of())))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(directory.owner(foreign)).isEmpty();
  }

  @Test
  default void aliasComesAndGoes() {
    Tenant t = ports().tenant();
    Tenant other = ports().tenant();
    Directory directory = ports().directory();
    String alias = Tenant.freshAddress();
    directory.addAlias(t.account, alias);

    assertThat(directory.aliases(t.account)).containsExactly(alias);
    assertThat(directory.owner(alias)).contains(new Owner.OfAccount(t.account));
    assertThatThrownBy(() -> directory.removeAlias(other.account, alias))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.removeAlias(t.account, t.address))
        .isInstanceOf(Refusal.NotFound.class);

    directory.removeAlias(t.account, alias);
    assertThat(directory.aliases(t.account)).isEmpty();
    assertThat(directory.owner(alias)).isEmpty();
  }

  @Test
  default void groupKeepsItsMembersInOrder() {
    Directory directory = ports().directory();
    Tenant t = ports().tenant();
    String address = Tenant.freshAddress();
    Group group = new Group(address, "All", List.of("z@x.example", t.address, "a@x.example"));
    directory.put(group);
    assertThat(directory.owner(address)).contains(new Owner.OfGroup(group));

    Group fewer = new Group(address, "Few", List.of(t.address));
    directory.put(fewer);
    assertThat(directory.owner(address)).contains(new Owner.OfGroup(fewer));
    assertThat(directory.groups()).contains(fewer).doesNotContain(group);

    directory.setAttribute(address, "photo", new byte[] {1});
    directory.removeGroup(address);
    assertThat(directory.owner(address)).isEmpty();
    assertThat(directory.attribute(address, "photo")).isEmpty();
    assertThatThrownBy(() -> directory.removeGroup(address)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.removeGroup(t.address)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void credentialIsReplacedByLabel() {
    Tenant t = ports().tenant();
    Directory directory = ports().directory();
    Credential main = new Credential(t.account, "", "$argon2id$1", Instant.ofEpochMilli(1));
    Credential phone = new Credential(t.account, "phone", "$argon2id$2", Instant.ofEpochMilli(2));
    Credential other = new Credential(t.account, "", "$argon2id$3", Instant.ofEpochMilli(3));
    directory.put(main);
    directory.put(phone);
    directory.put(other);

    assertThat(directory.credentials(t.account)).containsExactlyInAnyOrder(other, phone);
    directory.removeCredential(t.account, "phone");
    assertThat(directory.credentials(t.account)).containsExactly(other);
    assertThatThrownBy(() -> directory.removeCredential(t.account, "phone"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                directory.put(
                    new Credential(new AccountId(Long.MAX_VALUE), "", "$", Instant.EPOCH)))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void attributeHoldsAMebibyteAndIsRemovedByEmptiness() {
    Tenant t = ports().tenant();
    Directory directory = ports().directory();
    byte[] large = new byte[1 << 20];
    large[7] = 7;
    directory.setAttribute(t.address, "photo", new byte[] {1});
    directory.setAttribute(t.address, "photo", large);

    assertThat(directory.attribute(t.address, "photo").orElseThrow())
        .hasSize(large.length)
        .isEqualTo(large);
    assertThat(directory.attribute(t.address, "other")).isEmpty();
    assertThatThrownBy(() -> directory.setAttribute(t.address, "photo", new byte[(1 << 20) + 1]))
        .isInstanceOf(Refusal.TooLarge.class);

    directory.setAttribute(t.address, "photo", new byte[0]);
    assertThat(directory.attribute(t.address, "photo")).isEmpty();
  }

  @Test
  default void removedAccountTakesEverythingOfItsOwnAndItsNumberNeverComesBack() {
    Tenant t = ports().tenant();
    Tenant friend = ports().tenant();
    Directory directory = ports().directory();
    String alias = Tenant.freshAddress();
    Item item = t.commit(draft -> draft.add(Tenant.full(t.inbox)));
    directory.addAlias(t.account, alias);
    directory.put(new Credential(t.account, "", "$", Instant.EPOCH));
    directory.setAttribute(t.address, "photo", new byte[] {1});
    ports().notes().write(t.note("a"), 0, new byte[] {1});

    directory.removeAccount(t.account);

    assertThat(directory.account(t.account)).isEmpty();
    assertThat(directory.owner(alias)).isEmpty();
    assertThat(directory.owner(t.address)).isEmpty();
    assertThat(directory.credentials(t.account)).isEmpty();
    assertThat(directory.attribute(t.address, "photo")).isEmpty();
    assertThat(ports().notes().read(t.note("a"))).isEmpty();
    assertThat(ports().catalog().item(Reader.house(), item.id())).isEmpty();
    assertThat(ports().catalog().collections(Reader.house(), t.account)).isEmpty();
    assertThatThrownBy(() -> t.add(t.inbox)).isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> directory.removeAccount(t.account))
        .isInstanceOf(Refusal.NotFound.class);
    AccountId next = directory.create(new NewAccount(t.address, "", 0)).id();
    assertThat(next).isGreaterThan(friend.account);
  }
}
