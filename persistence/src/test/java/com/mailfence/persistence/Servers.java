package com.mailfence.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once for all tests of the JVM and stopped with it. */
final class Servers {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Servers() {}

  /** A fresh database on the server, with the house's files in the given directory. */
  static PersistenceConfig fresh(Path data) {
    String name = "house" + COUNT.incrementAndGet();
    administer("create database " + name);
    return new PersistenceConfig(
        data, Running.SERVER.getJdbcUrl("postgres", name), "postgres", "", 16, false);
  }

  /** Shuts everybody out of the database and lets nobody in, or opens it again. */
  static void admit(PersistenceConfig config, boolean open) {
    String name = config.url().replaceAll(".*/(\\w+).*", "$1");
    administer("alter database " + name + " allow_connections " + open);
    if (!open) {
      administer(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }
  }

  /** Cuts the connections of that application. */
  static void hangUp(String application) {
    administer(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
            + application
            + "'");
  }

  private static void administer(String sql) {
    try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection()) {
      Connections.execute(connection, sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Started when first asked for. */
  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("max_connections", "100")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
