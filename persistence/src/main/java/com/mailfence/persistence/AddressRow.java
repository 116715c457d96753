package com.mailfence.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An address and whom it belongs to: exactly one of account and group is set. */
@Entity
@Table(name = "address")
class AddressRow {
  @Id
  @Column(name = "address")
  String address = "";

  @Column(name = "domain")
  String domain = "";

  @Column(name = "account")
  @Nullable Long account;

  @Column(name = "grp")
  @Nullable String group;

  static AddressRow ofAccount(String address, long account) {
    AddressRow row = of(address);
    row.account = account;
    return row;
  }

  static AddressRow ofGroup(String address) {
    AddressRow row = of(address);
    row.group = address;
    return row;
  }

  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private static AddressRow of(String address) {
    var row = new AddressRow();
    row.address = address;
    row.domain = domain(address);
    return row;
  }
}
