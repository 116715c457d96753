package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each hot statement takes the way that was made for it, whatever values it is given. */
final class PlanTest {
  private static final List<String> FILL =
      List.of(
          "insert into account select n, 'a' || n, '', 'A', 0, false, 0, 0, 0, 0, 0 from %s",
          "insert into collection select 1 + mod(n, 3), n, 'M', 'N', 'x', null, n, n, false,"
              + " n, 0, n, 1, 0, 0, 0 from %s",
          "insert into note select n, 'c', 't', 1, cast('0' as %2$s) from %1$s",
          """
      insert into item select 1 + mod(n, 3), n, 1 + mod(n, 7), n, n, n, n, n, n, n, n, false,
      n * 1000, null, 0, false, '', '', '', '', null, null, n, n,
      case when mod(n, 5) = 0 then n end, case when mod(n, 5) = 0 then n + 9 end from %s""");

  @TempDir private static Path data;
  @TempDir private static Path serverData;
  private static OpenDatabase embeddedHouse;
  private static Connection embedded;
  private static Connection server;

  @BeforeAll
  static void fill() throws SQLException {
    embeddedHouse = OpenDatabase.open(PersistenceConfig.embedded(data));
    embedded = Connections.aside(data);
    for (String sql : FILL) {
      Connections.execute(embedded, sql.formatted("system_range(1, 20000) as t(n)", "varbinary"));
    }
    Connections.execute(embedded, "analyze");
    PersistenceConfig config = Servers.fresh(serverData);
    OpenDatabase.open(config).close();
    // The extended protocol would ask for the values that a general plan has not.
    String simple = config.url() + (config.url().contains("?") ? "&" : "?");
    server = DriverManager.getConnection(simple + "preferQueryMode=simple", config.user(), "");
    for (String sql : FILL) {
      Connections.execute(server, sql.formatted("generate_series(1, 20000) as t(n)", "bytea"));
    }
    Connections.execute(server, "vacuum analyze");
  }

  @AfterAll
  static void close() throws SQLException {
    embedded.close();
    server.close();
    embeddedHouse.close();
  }

  /** A statement, the index it must take, and the values it is given where they are no numbers. */
  static Stream<Arguments> statements() {
    String numbers = "array[cast(1 as bigint), 2]";
    return Stream.of(
        Arguments.of(ItemSource.MOVED, "item_modified", List.of()),
        Arguments.of(ItemSource.MOVED_IN_WALK, "item_newest", List.of()),
        Arguments.of(ItemSource.FIRST, "item_newest", List.of()),
        Arguments.of(ItemSource.ENTERING, "item_received", List.of()),
        Arguments.of(ItemSource.FIRST_TO_COME, "item_newest", List.of()),
        Arguments.of(ItemSource.OVER_BETWEEN, "item_span", List.of()),
        Arguments.of(ItemSource.ENTERING_IN_WALK, "item_newest", List.of()),
        Arguments.of(ItemSource.COUNT_MOVED, "item_modified", List.of()),
        Arguments.of(ItemSource.BESIDES, "item_pkey", List.of(numbers)),
        Arguments.of(ItemSource.TIP, "collection_pkey", List.of()),
        Arguments.of(HibernateCatalog.ITEM, "item_pkey", List.of()),
        Arguments.of(HibernateCatalog.ITEMS, "item_pkey", List.of(numbers)),
        Arguments.of(HibernateCatalog.NEWEST, "item_newest", List.of()),
        Arguments.of(HibernateCatalog.SPANNING, "item_span", List.of()),
        Arguments.of(HibernateCatalog.NAMED, "item_name", List.of("5", "5", "'x'")),
        Arguments.of(HibernateCatalog.NAMES, "item_name", List.of("5", "5", "array['x', 'y']")),
        Arguments.of(HibernateCatalog.KEYED, "item_key", List.of("5", "5", "'x'")),
        Arguments.of(HibernateCatalog.THREAD, "item_thread", List.of()),
        Arguments.of(HibernateTips.ITEMS, "collection_pkey", List.of(numbers, numbers)),
        Arguments.of(HibernateTips.FOLDERS, "account_pkey", List.of(numbers)),
        Arguments.of(Pruner.OLD_ITEMS, "item_modified", List.of()),
        Arguments.of(HibernateNotes.READ, "note_pkey", List.of("5", "'x'", "'x'")),
        Arguments.of(ContentRows.AMONG, "item_digest", List.of("array[x'01', x'02']")));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void embeddedDatabaseTakesTheWayMadeForIt(String sql, String index, List<String> values)
      throws SQLException {
    String plan = plan(embedded, "explain " + filled(sql, values)).toLowerCase(Locale.ROOT);

    String way = index.endsWith("_pkey") ? "primary_key" : index;
    assertThat(plan).contains(way).doesNotContain("tablescan");
    if (index.equals("item_newest")) {
      assertThat(plan).contains("index sorted");
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void serverTakesTheWayMadeForIt(String sql, String index, List<String> values)
      throws SQLException {
    String plan = plan(server, "explain (generic_plan, costs off) " + numbered(sql));

    assertThat(plan).contains("on " + table(index)).contains(index);
    assertThat(plan).doesNotContain("Seq Scan on item");
    if (index.equals("item_newest")) {
      assertThat(plan).contains("Backward using item_newest").doesNotContain("Sort");
    }
  }

  private static String table(String index) {
    return index.substring(0, index.indexOf('_'));
  }

  /** Values in the places of the question marks. */
  private static String filled(String sql, List<String> values) {
    String filled = sql;
    for (String value : values) {
      filled = filled.replaceFirst("\\?", value);
    }
    return filled.replace("?", "5");
  }

  /** PostgreSQL's own places for values: what it plans without knowing any. */
  private static String numbered(String sql) {
    String numbered = sql.replace("unnest(?, ?)", "unnest(?::bigint[], ?::bigint[])");
    boolean bytes = sql.equals(ContentRows.AMONG);
    numbered = numbered.replace("unnest(?)", bytes ? "unnest(?::bytea[])" : "unnest(?::bigint[])");
    for (int i = 1; numbered.contains("?"); i++) {
      numbered = numbered.replaceFirst("\\?", "\\$" + i);
    }
    return numbered;
  }

  private static String plan(Connection at, String sql) throws SQLException {
    return String.join("\n", Sql.list(at, sql, row -> row.getString(1)));
  }
}
