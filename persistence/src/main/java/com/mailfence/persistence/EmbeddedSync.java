package com.mailfence.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and syncs the embedded database, over a connection of its own. If that fails, nobody can
 * say which pages reached the disk, and a later sync that succeeds proves nothing about them: the
 * database is closed without another word, and opens again from what is on the disk.
 *
 * <p>It goes to the database's store itself. Left alone, the store writes and tidies up on threads
 * of its own: a sync could return while a chunk is still on its way to the file, and a chunk could
 * be sealed while a transaction commits. With those threads off, all is written here, and only
 * here, by whoever syncs.
 */
final class EmbeddedSync implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSync.class);

  /**
   * What turns the store's own threads off. Zero would do so too, and write a chunk for each
   * commit.
   */
  private static final int NEVER = -1;

  /** Every so many syncs the file is tidied up, so that it does not grow with what is rewritten. */
  private static final int TIDY_EVERY = 64;

  /** Chunks are rewritten while less than so many percent of them are of use. */
  private static final int FILL_RATE = 60;

  /** Bytes rewritten at a time: some milliseconds for those who wait. */
  private static final int TIDY_BYTES = 1 << 20;

  private final Path data;
  private final Runnable crashed;
  private @Nullable Connection connection;
  private @Nullable MVStore store;
  private int syncs;

  /**
   * @param crashed called when the database was closed after a failure
   */
  EmbeddedSync(Path data, Runnable crashed) {
    this.data = data;
    this.crashed = crashed;
  }

  /** Called by one thread at a time. */
  @Override
  public void run() {
    try {
      MVStore open = connected();
      if (++syncs % TIDY_EVERY == 0) {
        open.compact(FILL_RATE, TIDY_BYTES);
      }
      open.commit();
      open.sync();
    } catch (SQLException e) {
      crash();
      throw new SqlFailure(e);
    } catch (MVStoreException e) {
      crash();
      throw new IllegalStateException("the embedded database cannot write", e);
    }
  }

  /** Takes the store over, if it is open; called before anybody writes. */
  void takeOver() {
    try {
      connected();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Closes the database itself. */
  @Override
  public void close() {
    try {
      connected();
      execute("shutdown");
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private MVStore connected() throws SQLException {
    Connection open = connection;
    MVStore known = store;
    if (known != null && open != null && !open.isClosed()) {
      return known;
    }
    open = Connections.aside(data);
    connection = open;
    var session = (SessionLocal) open.unwrap(JdbcConnection.class).getSession();
    known = session.getDatabase().getStore().getMvStore();
    known.setAutoCommitDelay(NEVER);
    // What its threads had begun is in the file when this returns.
    known.executeFilestoreOperation(() -> {});
    store = known;
    return known;
  }

  private void crash() {
    try {
      connected();
      execute("shutdown immediately");
    } catch (SQLException | MVStoreException e) {
      LOG.error("the database could not be closed after a failure", e);
    } finally {
      connection = null;
      store = null;
      crashed.run();
    }
  }

  private void execute(String sql) throws SQLException {
    Connection open = connection;
    if (open != null) {
      try (Connection last = open) {
        Connections.execute(last, sql);
      }
    }
  }
}
