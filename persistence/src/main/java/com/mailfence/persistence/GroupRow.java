package com.mailfence.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A group without its members. */
@Entity
@Table(name = "grp")
class GroupRow {
  @Id
  @Column(name = "address")
  String address = "";

  @Column(name = "display_name")
  String displayName = "";

  static GroupRow of(String address, String displayName) {
    var row = new GroupRow();
    row.address = address;
    row.displayName = displayName;
    return row;
  }
}
