package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
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
        new Database(sessions, sync == null ? Durability.AT_COMMIT : new GroupCommit(sync));
  }

  static OpenDatabase open(PersistenceConfig config) {
    HikariDataSource pool = connect(config);
    try {
      Schema.migrate(pool, config.isEmbedded());
      Runnable forget = () -> pool.getHikariPoolMXBean().softEvictConnections();
      return new OpenDatabase(
          pool, config.isEmbedded() ? new EmbeddedSync(config.data(), forget) : null);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
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
      return Connections.pool(config);
    } catch (RuntimeException e) {
      throw Trouble.of(e) == Trouble.BUG
          ? e
          : new Refusal.Busy(config + " cannot be opened", Duration.ofSeconds(5));
    }
  }
}
