package com.mailfence.persistence;

import com.mailfence.core.account.Domain;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A domain. */
@Entity
@Table(name = "domain")
class DomainRow {
  @Id
  @Column(name = "name")
  String name = "";

  @Column(name = "quota")
  long quota;

  static DomainRow of(Domain domain) {
    var row = new DomainRow();
    row.name = domain.name();
    row.quota = domain.quotaBytes();
    return row;
  }

  Domain domain() {
    return new Domain(name, quota);
  }
}
