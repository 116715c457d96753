package com.mailfence.persistence;

import com.mailfence.core.item.ContentRef;
import com.mailfence.persistence.Finding.Rule;
import com.mailfence.persistence.Upkeep.Verified;
import com.mailfence.persistence.blob.FileBlobs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks at everything the house keeps and tells what is not as it must be. It reads the rows as
 * they were at one moment, while others go on writing, and keeps one account's collections in
 * memory at a time.
 */
final class Verifier {
  private static final int PAGE = 1000;

  private static final String ACCOUNTS =
      """
      select number, counter, folder_tip, folder_floor, used from account
      where number > ? order by number limit ?""";

  private static final String COLLECTIONS =
      "select "
          + CollectionRows.COLUMNS
          + " from collection where account = ? order by account, number";

  private static final String ITEMS =
      "select "
          + AccountAudit.ITEM_COLUMNS
          + " from item where account = ? and number > ? order by account, number limit ?";

  private static final String TWICE =
      """
      select modified, count(*) from
      (select modified from item where account = ?
      union all select modified from collection where account = ?) as given
      group by modified having count(*) > 1""";

  private static final String CONTENTS =
      """
      select distinct digest, size from %s where digest > ? order by digest, size limit ?""";

  /** Tables whose rows belong to an account, and the column that says to which. */
  private static final List<String[]> BELONGINGS =
      List.of(
          new String[] {"item", "account"},
          new String[] {"collection", "account"},
          new String[] {"note", "account"},
          new String[] {"tide", "account"},
          new String[] {"credential", "account"},
          new String[] {"share", "owner"},
          new String[] {"share", "grantee"});

  private static final String ORPHANS =
      """
      select t.%2$s, count(*) from %1$s t
      where not exists (select 1 from account where number = t.%2$s) group by t.%2$s""";

  private static final String HOMELESS =
      """
      select a.number, 1 from account a where not exists
      (select 1 from address where address.address = a.address
      and (address.account = a.number or a.state = 'GROUP' and address.grp = a.address))""";

  private final Database database;
  private final FileBlobs blobs;

  Verifier(Database database, FileBlobs blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /**
   * Verifies everything.
   *
   * @param deep whether all content is read and its digest computed anew
   * @param found told each finding
   * @return how many accounts, items and contents were looked at
   */
  Verified verify(boolean deep, Consumer<Finding> found, Progress progress) {
    var run = new Run(found, progress);
    database.snapshot(
        at -> {
          run.accounts(at);
          run.orphans(at);
          run.contents(at, "item", deep);
          run.contents(at, "outbox", deep);
          return run;
        });
    return new Verified(run.accounts, run.items, run.contents);
  }

  /** One verification under way. */
  private final class Run {
    private final Consumer<Finding> found;
    private final Progress progress;
    private long accounts;
    private long items;
    private long contents;

    Run(Consumer<Finding> found, Progress progress) {
      this.found = found;
      this.progress = progress;
    }

    void accounts(Connection at) throws SQLException {
      long after = 0;
      List<AccountAudit.Row> page;
      do {
        page = Sql.list(at, ACCOUNTS, AccountAudit::row, after, PAGE);
        for (AccountAudit.Row row : page) {
          account(at, row);
          after = row.number();
        }
      } while (page.size() == PAGE);
    }

    private void account(Connection at, AccountAudit.Row row) throws SQLException {
      var audit = new AccountAudit(row, found);
      Sql.list(at, COLLECTIONS, CollectionRows::read, row.number()).forEach(audit::collection);
      long after = 0;
      List<AccountAudit.ItemRow> page;
      do {
        page = Sql.list(at, ITEMS, AccountAudit::itemRow, row.number(), after, PAGE);
        for (AccountAudit.ItemRow item : page) {
          audit.item(item);
          after = item.number();
        }
        items += page.size();
        progress.at("items", items);
      } while (page.size() == PAGE);
      audit.end();
      Sql.list(
          at,
          TWICE,
          twice -> tell(Rule.NUMBER, "account " + row.number(), "given twice: " + twice.getLong(1)),
          row.number(),
          row.number());
      progress.at("accounts", ++accounts);
    }

    void orphans(Connection at) throws SQLException {
      for (String[] table : BELONGINGS) {
        Sql.list(
            at,
            ORPHANS.formatted(table[0], table[1]),
            row ->
                tell(
                    Rule.ORPHAN,
                    table[0] + " of account " + row.getLong(1),
                    row.getLong(2) + " rows of no account"));
      }
      Sql.list(
          at,
          HOMELESS,
          row -> tell(Rule.ORPHAN, "account " + row.getLong(1), "its address is not its own"));
    }

    void contents(Connection at, String table, boolean deep) throws SQLException {
      String sql = CONTENTS.formatted(table);
      byte[] after = {};
      List<ContentRef> page;
      do {
        page =
            Sql.list(
                at,
                sql,
                row -> new ContentRef(ItemRows.digest(row.getBytes(1)), row.getLong(2)),
                after,
                PAGE);
        for (ContentRef content : page) {
          if (!blobs.holds(content, deep)) {
            tell(
                Rule.CONTENT, content.digest(), "missing or damaged, " + content.size() + " bytes");
          }
          progress.at("contents", ++contents);
          after = digest(content);
        }
      } while (page.size() == PAGE);
    }

    private boolean tell(Rule rule, String where, String detail) {
      found.accept(new Finding(rule, where, detail));
      return true;
    }
  }

  private static byte[] digest(ContentRef content) {
    return HexFormat.of().parseHex(content.digest());
  }
}
