package com.mailfence.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.h2.Driver;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;

/** How the house is connected to its database. */
final class Connections {
  /** A commit waits this long for an account's lock before it is refused as busy. */
  private static final Duration LOCK = Duration.ofSeconds(10);

  /** A request waits this long for a connection before it is refused as busy. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Connections() {}

  static HikariDataSource pool(PersistenceConfig config) {
    var pool = new HikariConfig();
    pool.setPoolName("database");
    pool.setMaximumPoolSize(config.connections());
    pool.setMinimumIdle(config.isEmbedded() ? 1 : Math.min(4, config.connections()));
    pool.setConnectionTimeout(CONNECT.toMillis());
    pool.setInitializationFailTimeout(CONNECT.toMillis());
    pool.setExceptionOverride(new Eviction());
    if (config.isEmbedded()) {
      pool.setJdbcUrl(embedded(config.data()));
      pool.setUsername("house");
      pool.setPassword("");
    } else {
      pool.setJdbcUrl(config.url());
      pool.setUsername(config.user());
      pool.setPassword(config.password());
      server(pool);
    }
    return new HikariDataSource(pool);
  }

  static SessionFactory sessions(HikariDataSource pool) {
    var configuration = new Configuration();
    var settings = new Properties();
    settings.put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
    settings.put(AvailableSettings.STATEMENT_BATCH_SIZE, "64");
    configuration.addProperties(settings);
    configuration
        .addAnnotatedClass(AccountRow.class)
        .addAnnotatedClass(AddressRow.class)
        .addAnnotatedClass(AttributeRow.class)
        .addAnnotatedClass(CredentialRow.class)
        .addAnnotatedClass(DomainRow.class)
        .addAnnotatedClass(GroupRow.class)
        .addAnnotatedClass(MemberRow.class)
        .addAnnotatedClass(ShareRow.class);
    return configuration.buildSessionFactory();
  }

  /**
   * The embedded database's address. It is closed by us and not by the JVM's own hook, so that it
   * is never closed under a commit. Its file is opened asynchronously, since the usual channel is
   * closed, and the database broken, when a thread is interrupted that uses it. When it writes is
   * decided by {@link EmbeddedSync} and must not be said here: each new connection would set it.
   */
  static String embedded(Path data) {
    return "jdbc:h2:async:"
        + directory(data).resolve("house")
        + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=128"
        + ";LOCK_TIMEOUT="
        + LOCK.toMillis();
  }

  /** Where the embedded database has its files, which only we may read. */
  static Path directory(Path data) {
    return data.toAbsolutePath().resolve("database");
  }

  /** A connection to the embedded database besides the pool, for syncing it. */
  static Connection aside(Path data) throws SQLException {
    var login = new Properties();
    login.put("user", "house");
    login.put("password", "");
    return new Driver().connect(embedded(data), login);
  }

  static void execute(Connection at, String sql) throws SQLException {
    try (Statement statement = at.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * A connection to a database that went away is never used again. The pool knows this of a server
   * only, and would keep handing out dead connections to an embedded database as long as they are
   * asked for quickly.
   */
  private static final class Eviction implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return Trouble.isAway(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
  }

  private static void server(HikariConfig pool) {
    // An operator may have turned it off for another program's sake: here it is the promise itself.
    pool.setConnectionInitSql("set synchronous_commit = on; set lock_timeout = " + LOCK.toMillis());
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("ApplicationName", "house");
    pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
    // A server that vanished without a word is noticed by then; long reads set their own.
    pool.addDataSourceProperty("socketTimeout", "60");
    pool.addDataSourceProperty("tcpKeepAlive", "true");
  }
}
