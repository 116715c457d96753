package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How accounts come and go: their numbers, and everything that goes with one. */
final class Removal {
  private static final String TAKE_NUMBER =
      """
      update house set next_account = next_account + 1""";

  private static final String TAKEN_NUMBER =
      """
      select next_account - 1 from house""";

  private static final String LOCK =
      """
      select address from account where number = ? for update""";

  private static final String ATTRIBUTES =
      """
      delete from attribute where holder = ?""";

  /** In this order, for the tables' references to one another. */
  private static final List<String> TABLES =
      List.of(
          "delete from item where account = ?",
          "delete from collection where account = ?",
          "delete from note where account = ?",
          "delete from tide where account = ?",
          "delete from credential where account = ?",
          "delete from share where owner = ?",
          "delete from share where grantee = ?",
          "delete from address where account = ?",
          "delete from account where number = ?");

  private Removal() {}

  /** The next account number; a number is never given twice. */
  static long nextAccount(Connection at) throws SQLException {
    Sql.update(at, TAKE_NUMBER);
    return Sql.number(at, TAKEN_NUMBER);
  }

  /** Removes the account under its lock, so that no commit or note can follow it. */
  static String of(Connection at, AccountId id) throws SQLException {
    String address =
        Sql.one(at, LOCK, row -> row.getString(1), id.number())
            .orElseThrow(() -> new Refusal.NotFound(id.toString()));
    Sql.update(at, ATTRIBUTES, address);
    for (String sql : TABLES) {
      Sql.update(at, sql, id.number());
    }
    return address;
  }
}
