package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A credential. */
@Entity
@Table(name = "credential")
@IdClass(CredentialRow.Key.class)
class CredentialRow {
  @Id
  @Column(name = "account")
  long account;

  @Id
  @Column(name = "label")
  String label = "";

  @Column(name = "hash")
  String hash = "";

  @Column(name = "created")
  long created;

  /** What names a credential. */
  record Key(long account, String label) {}

  Key key() {
    return new Key(account, label);
  }

  static CredentialRow of(Credential credential) {
    var row = new CredentialRow();
    row.account = credential.account().number();
    row.label = credential.label();
    row.hash = credential.hash();
    row.created = credential.created().toEpochMilli();
    return row;
  }

  Credential credential() {
    return new Credential(new AccountId(account), label, hash, Instant.ofEpochMilli(created));
  }
}
