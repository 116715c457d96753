package com.mailfence.engine.share;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import com.mailfence.core.share.Share;
import com.mailfence.core.store.Catalog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what one user may see of others, from grants and groups as they are now. */
final class Standings {
  private static final int MOST_GROUPS = 500;

  private final Directory directory;
  private final Grants grants;
  private final Catalog catalog;
  private final Estates estates;

  Standings(Directory directory, Grants grants, Catalog catalog, Estates estates) {
    this.directory = directory;
    this.grants = grants;
    this.catalog = catalog;
    this.estates = estates;
  }

  Standing of(Account self) {
    var found = new Found();
    List<Account> groups = groups(self.address()).stream().map(estates::of).toList();
    Map<AccountId, Grant> granted = new HashMap<>();
    grants.to(self.id()).forEach(grant -> granted.put(grant.owner(), grant));
    for (Account estate : groups) {
      Grant grant = granted.remove(estate.id());
      collections(estate.id()).forEach(row -> member(estate, row, grant, found));
    }
    for (Grant grant : granted.values()) {
      // What a group granted to one who left it counts no more. // GROUP-001, SH07
      directory
          .account(grant.owner())
          .filter(owner -> owner.state() != Account.State.GROUP)
          .ifPresent(owner -> granted(owner, grant, found));
    }
    return new Standing(self, new ArrayList<>(found.lent.values()), found.deputy, groups);
  }

  /** What was found so far. */
  private static final class Found {
    final Map<CollectionId, Lent> lent = new TreeMap<>();
    final Map<AccountId, Access> deputy = new HashMap<>();

    void add(Lent one) {
      lent.merge(one.row().id(), one, Lent::and);
    }
  }

  /** A member reads all the group has, and writes where the group lets him. GROUP-003, CAL-014 */
  private static void member(Account estate, Collection row, @Nullable Grant grant, Found found) {
    Access access =
        grant == null
            ? Access.READ
            : grant.share(row.number()).map(Share::access).orElse(Access.READ);
    found.add(new Lent(estate, row, access, Lent.Way.GROUP));
  }

  private void granted(Account owner, Grant grant, Found found) {
    Set<Grant.Right> rights = grant.rights();
    boolean writes = rights.contains(Grant.Right.WRITE_CALENDAR);
    boolean reads = writes || rights.contains(Grant.Right.READ_CALENDAR);
    if (reads) {
      found.deputy.put(owner.id(), writes ? Access.WRITE : Access.READ);
    }
    for (Collection row : collections(owner.id())) {
      if (row.kind() != Kind.CONTACTS && reads) {
        found.add(new Lent(owner, row, writes ? Access.WRITE : Access.READ, Lent.Way.DEPUTY));
      }
      if (row.kind() == Kind.CONTACTS && rights.contains(Grant.Right.READ_CONTACTS)) {
        found.add(new Lent(owner, row, Access.READ, Lent.Way.MAILBOX)); // SHARE-010
      }
      grant
          .share(row.number())
          .filter(share -> share.answer() != Share.Answer.DECLINED)
          .ifPresent(share -> found.add(new Lent(owner, row, share.access(), way(share))));
    }
  }

  private static Lent.Way way(Share share) {
    return share.answer() == Share.Answer.ACCEPTED ? Lent.Way.SHARED : Lent.Way.ASKED;
  }

  /** The collections of an account that can be lent at all: never mail and files. SHARE-001 */
  private List<Collection> collections(AccountId account) {
    return catalog.collections(Reader.house(), account).stream()
        .filter(row -> Sharing.isLendable(row.kind()))
        .toList();
  }

  /** The groups somebody is in, also by way of other groups, each once. */
  List<String> groups(String address) {
    Set<String> seen = new HashSet<>();
    List<String> all = new ArrayList<>();
    Deque<String> next = new ArrayDeque<>(List.of(address));
    while (!next.isEmpty() && all.size() < MOST_GROUPS) {
      for (Group group : directory.groupsOf(next.remove())) {
        if (seen.add(group.address())) {
          all.add(group.address());
          next.add(group.address());
        }
      }
    }
    return all;
  }
}
