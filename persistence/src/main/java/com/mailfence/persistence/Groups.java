package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.NewAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/** The groups of the directory. */
final class Groups {
  private static final String ALL = "from GroupRow order by address";
  private static final String ALL_MEMBERS = "from MemberRow order by group, place";
  private static final String MEMBERS = "from MemberRow where group = :group order by place";
  private static final String OF =
      "select distinct group from MemberRow where address = :member order by group";
  private static final String CLEAR = "delete from MemberRow where group = :group";

  private final Database database;

  Groups(Database database) {
    this.database = database;
  }

  List<Group> all() {
    return database.look(
        session -> {
          Map<String, List<String>> members = new HashMap<>();
          session
              .createSelectionQuery(ALL_MEMBERS, MemberRow.class)
              .getResultList()
              .forEach(
                  row ->
                      members
                          .computeIfAbsent(row.group, key -> new ArrayList<>())
                          .add(row.address));
          return session.createSelectionQuery(ALL, GroupRow.class).getResultList().stream()
              .map(
                  row ->
                      new Group(
                          row.address,
                          row.displayName,
                          members.getOrDefault(row.address, List.of())))
              .toList();
        });
  }

  void put(Group group) {
    String address = group.address();
    database.change(
        session -> {
          AddressRow taken = session.get(AddressRow.class, address);
          GroupRow row = GroupRow.of(address, group.displayName());
          if (taken != null && taken.account == null) {
            session.update(row);
          } else {
            Addresses.refuseUnlessFree(session, address);
            session.insert(row);
            session.insert(AddressRow.ofGroup(address));
          }
          clear(session, address);
          for (int place = 0; place < group.members().size(); place++) {
            session.insert(MemberRow.of(address, place, group.members().get(place)));
          }
          return group;
        });
  }

  List<Group> of(String member) {
    return database.look(
        session ->
            session
                .createSelectionQuery(OF, String.class)
                .setParameter("member", member)
                .getResultList()
                .stream()
                .map(address -> read(session, address))
                .toList());
  }

  /** Makes the account that holds what belongs to the group, unless somebody was faster. */
  Account estate(String address, Instant now) {
    return database.change(
        session -> {
          GroupRow group = session.get(GroupRow.class, address);
          if (group == null) {
            throw new Refusal.NotFound("group " + address);
          }
          AccountRow there = AccountRow.at(session, address);
          if (there != null) {
            return there.account();
          }
          long number = session.doReturningWork(Removal::nextAccount);
          AccountRow row =
              AccountRow.fresh(number, new NewAccount(address, group.displayName, 0), now);
          row.state = Account.State.GROUP.name();
          session.insert(row);
          return row.account();
        });
  }

  void remove(String address) {
    database.change(
        session -> {
          AddressRow row = session.get(AddressRow.class, address);
          if (row == null || row.account != null) {
            throw new Refusal.NotFound("group " + address);
          }
          clear(session, address);
          Attributes.removeAll(session, address);
          session.delete(row);
          session.delete(session.get(GroupRow.class, address));
          AccountRow estate = AccountRow.at(session, address);
          if (estate != null) {
            var id = new AccountId(estate.number);
            session.doReturningWork(at -> Removal.of(at, id));
          }
          return address;
        });
  }

  static Group read(StatelessSession session, String address) {
    GroupRow row = session.get(GroupRow.class, address);
    List<String> members =
        session
            .createSelectionQuery(MEMBERS, MemberRow.class)
            .setParameter("group", address)
            .getResultList()
            .stream()
            .map(member -> member.address)
            .toList();
    return new Group(address, row.displayName, members);
  }

  private static void clear(StatelessSession session, String address) {
    session.createMutationQuery(CLEAR).setParameter("group", address).executeUpdate();
  }
}
