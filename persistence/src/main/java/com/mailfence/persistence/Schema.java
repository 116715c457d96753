package com.mailfence.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

/** The numbered migrations, one set for each database, applied in order and never changed. */
final class Schema {
  private static final String PLACE = "classpath:com/mailfence/persistence/schema/";

  private Schema() {}

  /** Brings the tables up to this version of the house. */
  static void migrate(DataSource source, boolean embedded) {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(source)
        .locations(PLACE + (embedded ? "h2" : "postgresql"))
        .target(MigrationVersion.LATEST)
        .cleanDisabled(true)
        .load()
        .migrate();
  }
}
