package com.mailfence.persistence;

import com.mailfence.persistence.blob.Disk;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.function.Consumer;
import org.h2.engine.Constants;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/** A database with its pool and all that must be closed with it. */
final class OpenDatabase implements AutoCloseable {
  private final HikariDataSource pool;
  private final SessionFactory sessions;
  private final @Nullable EmbeddedSync sync;
  private final Database database;

  private OpenDatabase(HikariDataSource pool, @Nullable EmbeddedSync sync) {
    this.pool = pool;
    this.sync = sync;
    this.sessions = Connections.sessions(pool);
    this.database =
        sync == null
            ? new Database(sessions, Durability.AT_COMMIT, Connection.TRANSACTION_REPEATABLE_READ)
            // Its repeatable read takes each table's snapshot when that table is first read.
            : new Database(sessions, new GroupCommit(sync), Constants.TRANSACTION_SNAPSHOT);
  }

  /** Opens the database and brings its tables up to date. */
  static OpenDatabase open(PersistenceConfig config) {
    return open(config, pool -> Schema.migrate(pool, config.isEmbedded()));
  }

  /** Opens a database to be filled, with tables of a certain version. */
  static OpenDatabase empty(PersistenceConfig config, String version) {
    return open(config, pool -> Schema.migrate(pool, config.isEmbedded(), version));
  }

  /** Brings the tables up to date. */
  void migrate() {
    Schema.migrate(pool, sync != null);
  }

  private static OpenDatabase open(PersistenceConfig config, Consumer<HikariDataSource> migration) {
    HikariDataSource pool = connect(config);
    try {
      migration.accept(pool);
      return new OpenDatabase(pool, config.isEmbedded() ? sync(config, pool) : null);
    } catch (RuntimeException e) {
      pool.close();
      throw Trouble.toldAtTheDoor(e);
    }
  }

  private static EmbeddedSync sync(PersistenceConfig config, HikariDataSource pool) {
    Runnable forget = () -> pool.getHikariPoolMXBean().softEvictConnections();
    EmbeddedSync sync = new EmbeddedSync(config.data(), forget);
    sync.takeOver();
    return sync;
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
    if (sync != null) {
      sync.close();
    }
  }

  private static HikariDataSource connect(PersistenceConfig config) {
    try {
      if (config.isEmbedded()) {
        Disk.makePrivate(Connections.directory(config.data()));
      }
      return Connections.pool(config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw Trouble.toldAtTheDoor(e);
    }
  }
}
