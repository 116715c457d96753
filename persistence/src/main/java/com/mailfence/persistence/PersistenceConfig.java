package com.mailfence.persistence;

import java.nio.file.Path;

/**
 * Where the house keeps things.
 *
 * @param data the house's own directory: blobs, and the embedded database if {@code url} is empty
 * @param url JDBC address of a PostgreSQL database; empty for the embedded one
 * @param user of the database server
 * @param password of the database server
 * @param connections held open to the database, 2 to 1,000
 * @param nodes whether other nodes share the database, so that wakes must be told to them
 */
public record PersistenceConfig(
    Path data, String url, String user, String password, int connections, boolean nodes) {

  public PersistenceConfig {
    if (connections < 2 || connections > 1000) {
      throw new IllegalArgumentException("connections must be 2 to 1000, not " + connections);
    }
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("the database address must begin with jdbc:postgresql:");
    }
  }

  /** The embedded database in the directory. */
  public static PersistenceConfig embedded(Path data) {
    return new PersistenceConfig(data, "", "", "", 16, false);
  }

  boolean isEmbedded() {
    return url.isEmpty();
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return isEmbedded()
        ? "embedded database in " + data
        : "database at " + url + ", data in " + data;
  }
}
