package com.mailfence.persistence;

import org.hibernate.StatelessSession;

/** How attributes go. */
final class Attributes {
  private static final String ONE =
      "delete from AttributeRow where holder = :holder and name = :name";
  private static final String ALL = "delete from AttributeRow where holder = :holder";

  private Attributes() {}

  static void remove(StatelessSession session, String holder, String name) {
    session
        .createMutationQuery(ONE)
        .setParameter("holder", holder)
        .setParameter("name", name)
        .executeUpdate();
  }

  static void removeAll(StatelessSession session, String holder) {
    session.createMutationQuery(ALL).setParameter("holder", holder).executeUpdate();
  }
}
