package com.mailfence.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes and syncs the embedded database, on a connection of its own. If that fails, nobody can say
 * which pages reached the disk, and a later sync that succeeds proves nothing about them: the
 * database is closed without another word, and opens again from what is on the disk.
 */
final class EmbeddedSync implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSync.class);

  private final Path data;
  private final Runnable crashed;
  private @Nullable Connection connection;

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
      Connections.execute(connected(), "checkpoint sync");
    } catch (SQLException e) {
      crash();
      throw new SqlFailure(e);
    }
  }

  /** Closes the database itself. */
  @Override
  public void close() {
    try (Connection last = connected()) {
      Connections.execute(last, "shutdown");
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private Connection connected() throws SQLException {
    Connection open = connection;
    if (open == null || open.isClosed()) {
      open = Connections.aside(data);
      connection = open;
    }
    return open;
  }

  private void crash() {
    try (Connection last = connected()) {
      Connections.execute(last, "shutdown immediately");
    } catch (SQLException e) {
      LOG.error("the database could not be closed after a failure", e);
    } finally {
      connection = null;
      crashed.run();
    }
  }
}
