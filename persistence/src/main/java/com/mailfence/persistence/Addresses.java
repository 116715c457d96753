package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import org.hibernate.StatelessSession;

/** How an address is taken: it must be free and of a served domain. */
final class Addresses {
  private Addresses() {}

  static void refuseUnlessFree(StatelessSession session, String address) {
    if (session.get(AddressRow.class, address) != null) {
      throw new Refusal.Exists(address);
    }
    String domain = AddressRow.domain(address);
    if (session.get(DomainRow.class, domain) == null) {
      throw new Refusal.NotFound("domain " + domain);
    }
  }
}
