package com.mailfence.persistence;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.NewAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * An account as the directory knows it. The counters of the same row are not mapped: only commits
 * write them, and a new row begins with zeroes.
 */
@Entity
@Table(name = "account")
class AccountRow {
  private static final String BY_ADDRESS = "from AccountRow where address = :address";

  @Id
  @Column(name = "number")
  long number;

  @Column(name = "address", updatable = false)
  String address = "";

  @Column(name = "display_name")
  String displayName = "";

  @Column(name = "state")
  String state = Account.State.ACTIVE.name();

  @Column(name = "quota")
  long quota;

  @Column(name = "short_active")
  boolean shortActive;

  @Column(name = "created", updatable = false)
  long created;

  static @Nullable AccountRow at(StatelessSession session, String address) {
    return session
        .createSelectionQuery(BY_ADDRESS, AccountRow.class)
        .setParameter("address", address)
        .uniqueResult();
  }

  static AccountRow fresh(long number, NewAccount account, Instant now) {
    var row = new AccountRow();
    row.number = number;
    row.address = account.address();
    row.displayName = account.displayName();
    row.quota = account.quotaBytes();
    row.created = now.toEpochMilli();
    return row;
  }

  void set(Account account) {
    displayName = account.displayName();
    state = account.state().name();
    quota = account.quotaBytes();
    shortActive = account.shortActive();
  }

  Account account() {
    return new Account(
        new AccountId(number),
        address,
        displayName,
        Account.State.valueOf(state),
        quota,
        shortActive,
        Instant.ofEpochMilli(created));
  }
}
