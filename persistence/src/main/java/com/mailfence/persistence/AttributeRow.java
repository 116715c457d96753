package com.mailfence.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A named small value of an account, a group or a domain. */
@Entity
@Table(name = "attribute")
@IdClass(AttributeRow.Key.class)
class AttributeRow {
  @Id
  @Column(name = "holder")
  String holder = "";

  @Id
  @Column(name = "name")
  String name = "";

  @Column(name = "content")
  byte[] content = {};

  /** What names an attribute. */
  record Key(String holder, String name) {}

  Key key() {
    return new Key(holder, name);
  }

  static AttributeRow of(String holder, String name, byte[] content) {
    var row = new AttributeRow();
    row.holder = holder;
    row.name = name;
    row.content = content;
    return row;
  }
}
