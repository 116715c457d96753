package com.mailfence.persistence;

import org.hibernate.StatelessSession;

/** How attributes go. */
final class Attributes {
  private static final String ALL = "delete from AttributeRow where holder = :holder";

  private Attributes() {}

  static void removeAll(StatelessSession session, String holder) {
    session.createMutationQuery(ALL).setParameter("holder", holder).executeUpdate();
  }
}
