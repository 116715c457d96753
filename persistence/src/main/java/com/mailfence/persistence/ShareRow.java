package com.mailfence.persistence;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A grant; its rights are names with spaces between. */
@Entity
@Table(name = "share")
@IdClass(ShareRow.Key.class)
class ShareRow {
  @Id
  @Column(name = "owner")
  long owner;

  @Id
  @Column(name = "grantee")
  long grantee;

  @Column(name = "rights")
  String rights = "";

  /** What names a grant. */
  record Key(long owner, long grantee) {}

  Key key() {
    return new Key(owner, grantee);
  }

  static ShareRow of(Grant grant) {
    var row = new ShareRow();
    row.owner = grant.owner().number();
    row.grantee = grant.grantee().number();
    row.rights = grant.rights().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    return row;
  }

  Grant grant() {
    return new Grant(
        new AccountId(owner),
        new AccountId(grantee),
        Arrays.stream(rights.split(" ")).map(Grant.Right::valueOf).collect(Collectors.toSet()));
  }
}
