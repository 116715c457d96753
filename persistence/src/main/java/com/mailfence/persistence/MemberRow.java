package com.mailfence.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** One member of a group, at its place in the list. */
@Entity
@Table(name = "member")
@IdClass(MemberRow.Key.class)
class MemberRow {
  @Id
  @Column(name = "grp")
  String group = "";

  @Id
  @Column(name = "place")
  int place;

  @Column(name = "address")
  String address = "";

  /** What names a member. */
  record Key(String group, int place) {}

  static MemberRow of(String group, int place, String address) {
    var row = new MemberRow();
    row.group = group;
    row.place = place;
    row.address = address;
    return row;
  }
}
