package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/** The numbered migrations, one set for each database, applied in order and never changed. */
final class Schema {
  private static final String PLACE = "classpath:com/mailfence/persistence/schema/";

  private static final String VERSION =
      """
      select "version" from "flyway_schema_history" where "success"
      order by "installed_rank" desc limit 1""";

  private Schema() {}

  /** Brings the tables up to this version of the house. */
  static void migrate(DataSource source, boolean embedded) {
    migrate(source, embedded, MigrationVersion.LATEST);
  }

  /**
   * Brings the tables of an empty database to an earlier version.
   *
   * @throws Refusal.Malformed if this version of the house does not know that one
   */
  static void migrate(DataSource source, boolean embedded, String version) {
    try {
      migrate(source, embedded, MigrationVersion.fromVersion(version));
    } catch (FlywayException e) {
      throw new Refusal.Malformed("tables of version " + version, "made by a newer house");
    }
  }

  /** The last migration that was applied. */
  static String version(Connection at) throws SQLException {
    return Sql.one(at, VERSION, row -> row.getString(1)).orElseThrow();
  }

  private static void migrate(DataSource source, boolean embedded, MigrationVersion version) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations(PLACE + (embedded ? "h2" : "postgresql"))
        .target(version)
        .cleanDisabled(true)
        .load()
        .migrate();
  }
}
