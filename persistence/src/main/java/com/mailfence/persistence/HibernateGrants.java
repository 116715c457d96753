package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Grants;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.LockMode;

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
  public Grant change(AccountId owner, AccountId grantee, UnaryOperator<Grant> change) {
    return database.change(
        session -> {
          // The owner's row is locked, so that two who change the same grant do so in turn.
          if (session.get(AccountRow.class, owner.number(), LockMode.PESSIMISTIC_WRITE) == null
              || session.get(AccountRow.class, grantee.number()) == null) {
            throw new Refusal.NotFound("account");
          }
          var key = new ShareRow.Key(owner.number(), grantee.number());
          ShareRow row = session.get(ShareRow.class, key);
          Grant after =
              change.apply(row == null ? new Grant(owner, grantee, Set.of()) : row.grant());
          if (!after.isEmpty()) {
            HibernateDirectory.put(session, row, ShareRow.of(after));
          } else if (row != null) {
            session.delete(row);
          }
          return after;
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
