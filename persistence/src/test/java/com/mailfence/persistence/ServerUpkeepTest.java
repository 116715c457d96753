package com.mailfence.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a house on PostgreSQL in order. */
final class ServerUpkeepTest implements UpkeepScenarios {
  @TempDir private static Path data;
  private static PersistenceConfig config;
  private static Village village;

  @BeforeAll
  static void open() {
    config = Servers.fresh(data);
    village = new Village(new OpenHouse(config)).live(400);
  }

  @AfterAll
  static void close() {
    village.house.close();
  }

  @Override
  public OpenHouse house() {
    return village.house;
  }

  @Override
  public Village village() {
    return village;
  }

  @Override
  public void harm(String sql) {
    try (Connection connection =
        DriverManager.getConnection(config.url(), config.user(), config.password())) {
      Connections.execute(connection, sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
