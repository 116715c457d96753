package com.mailfence.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a house on the embedded database in order. */
final class EmbeddedUpkeepTest implements UpkeepScenarios {
  @TempDir private static Path data;
  private static Village village;

  @BeforeAll
  static void open() {
    village = new Village(new OpenHouse(data)).live(400);
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
    try (Connection connection = Connections.aside(data)) {
      Connections.execute(connection, sql);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }
}
