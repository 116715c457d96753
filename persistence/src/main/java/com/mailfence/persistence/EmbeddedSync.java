package com.mailfence.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes and syncs the embedded database, on a connection of its own. */
final class EmbeddedSync implements Runnable, AutoCloseable {
  private final Path data;
  private @Nullable Connection connection;

  EmbeddedSync(Path data) {
    this.data = data;
  }

  /** Called by one thread at a time. */
  @Override
  public void run() {
    try {
      Connections.execute(connected(), "checkpoint sync");
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

  /** Closes the database itself. */
  @Override
  public void close() {
    try {
      Connections.execute(connected(), "shutdown");
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
