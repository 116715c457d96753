package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import java.util.List;

/** The register of grants in the database. */
final class HibernateGrants implements Grants {
  private static final String BY = "from ShareRow where owner = :who order by grantee";
  private static final String TO = "from ShareRow where grantee = :who order by owner";

  private final Database database;

  HibernateGrants(Database database) {
    this.database = database;
  }

  @Override
  public List<Grant> by(AccountId owner) {
    return list(BY, owner);
  }

  @Override
  public List<Grant> to(AccountId grantee) {
    return list(TO, grantee);
  }

  @Override
  public void put(Grant grant) {
    database.change(
        session -> {
          ShareRow row = ShareRow.of(grant);
          ShareRow before = session.get(ShareRow.class, new ShareRow.Key(row.owner, row.grantee));
          if (grant.rights().isEmpty()) {
            if (before != null) {
              session.delete(before);
            }
            return grant;
          }
          if (session.get(AccountRow.class, row.owner) == null
              || session.get(AccountRow.class, row.grantee) == null) {
            throw new Refusal.NotFound("account");
          }
          HibernateDirectory.put(session, before, row);
          return grant;
        });
  }

  private List<Grant> list(String query, AccountId who) {
    return database.look(
        session ->
            session
                .createSelectionQuery(query, ShareRow.class)
                .setParameter("who", who.number())
                .getResultList()
                .stream()
                .map(ShareRow::grant)
                .toList());
  }
}
