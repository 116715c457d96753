package com.mailfence.engine.share;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import com.mailfence.core.share.Share;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one door to what users lend each other. Who is no owner lends nothing on. // SH04 */
public final class Sharing {
  private final Directory directory;
  private final Grants grants;
  private final Standings standings;
  private final Estates estates;
  private final Neighbours neighbours;

  /** Where things are read and kept. */
  public record House(Directory directory, Grants grants, Catalog catalog, Store store) {}

  /**
   * @param published whether users may know of everybody of their own mail domain
   */
  public Sharing(House house, boolean published) {
    this.directory = house.directory();
    this.grants = house.grants();
    this.estates = new Estates(directory, house.catalog(), house.store());
    this.standings = new Standings(directory, grants, house.catalog(), estates);
    this.neighbours = new Neighbours(directory, grants, published);
  }

  /** Whether collections of the kind can be lent: mail and files cannot. SHARE-004 */
  static boolean isLendable(Kind kind) {
    return switch (kind) {
      case CALENDAR, CONTACTS, TASKS, NOTES -> true;
      case MAIL, FILES -> false;
    };
  }

  /** What the user may see of others now. */
  public Standing standing(Account self) {
    return standings.of(self);
  }

  /** Whom the user may know of. */
  public Neighbours neighbours() {
    return neighbours;
  }

  /**
   * What belongs to a group, furnished with a calendar and an address book.
   *
   * @throws Refusal.NotFound if there is no such group
   */
  public Account estate(String group) {
    return estates.of(group);
  }

  /** All that an account grants. */
  public List<Grant> given(AccountId owner) {
    return grants.by(owner);
  }

  /**
   * Lends a collection of the owner's, or lends it otherwise. What the other one said before stays
   * said.
   *
   * @param answer of one who has not been asked before
   * @throws Refusal.Forbidden if it cannot be lent, to him or at all: a group lends to members
   *     alone
   */
  public void lend(Account owner, Collection row, Account to, Access access, Share.Answer answer) {
    boolean stranger =
        owner.state() == Account.State.GROUP
            && !standings.groups(to.address()).contains(owner.address());
    if (!isLendable(row.kind())
        || !row.id().account().equals(owner.id())
        || to.id().equals(owner.id())
        || to.state() == Account.State.GROUP
        || stranger) {
      throw new Refusal.Forbidden(row.id() + " cannot be lent to " + to.id());
    }
    grants.change(
        owner.id(),
        to.id(),
        grant ->
            grant.with(
                grant
                    .share(row.number())
                    .filter(before -> before.answer() != Share.Answer.DECLINED)
                    .map(before -> before.with(access))
                    .orElse(new Share(row.number(), access, answer))));
  }

  /** Takes a collection back from one it is lent to. */
  public void takeBack(Account owner, Collection row, AccountId from) {
    grants.change(owner.id(), from, grant -> grant.without(row.number()));
  }

  /**
   * What the user says to something offered.
   *
   * @throws Refusal.NotFound if nothing of it is offered to him
   */
  public void answer(Account self, AccountId owner, long collection, Share.Answer answer) {
    boolean offered =
        grants.to(self.id()).stream()
            .anyMatch(one -> one.owner().equals(owner) && one.share(collection).isPresent());
    if (!offered) {
      throw new Refusal.NotFound("offer");
    }
    grants.change(
        owner,
        self.id(),
        grant -> grant.share(collection).map(one -> grant.with(one.with(answer))).orElse(grant));
  }

  /**
   * Lets somebody act for the owner in all calendars, or no more.
   *
   * @param access null for no more
   */
  public void appoint(Account owner, Account deputy, @Nullable Access access) {
    if (owner.id().equals(deputy.id()) || deputy.state() == Account.State.GROUP) {
      throw new Refusal.Forbidden("nobody is his own deputy, and no group is one");
    }
    grants.change(owner.id(), deputy.id(), grant -> grant.with(rights(grant, access)));
  }

  private static Set<Grant.Right> rights(Grant grant, @Nullable Access access) {
    Set<Grant.Right> rights = EnumSet.noneOf(Grant.Right.class);
    rights.addAll(grant.rights());
    rights.remove(Grant.Right.READ_CALENDAR);
    rights.remove(Grant.Right.WRITE_CALENDAR);
    if (access != null) {
      rights.add(Grant.Right.READ_CALENDAR);
    }
    if (access == Access.WRITE) {
      rights.add(Grant.Right.WRITE_CALENDAR);
    }
    return rights;
  }

  /** Those who act for the account, with that access at least in name. */
  public List<Account> deputies(AccountId owner, Access access) {
    return grants.by(owner).stream()
        .filter(grant -> access(grant) == access)
        .flatMap(grant -> directory.account(grant.grantee()).stream())
        .toList();
  }

  private static @Nullable Access access(Grant grant) {
    if (grant.rights().contains(Grant.Right.WRITE_CALENDAR)) {
      return Access.WRITE;
    }
    return grant.rights().contains(Grant.Right.READ_CALENDAR) ? Access.READ : null;
  }

  /** An account by its number, for those who know it already. */
  public Optional<Account> account(AccountId id) {
    return directory.account(id);
  }
}
