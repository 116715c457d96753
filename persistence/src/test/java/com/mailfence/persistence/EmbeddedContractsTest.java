package com.mailfence.persistence;

import com.mailfence.testbed.contract.HouseContract;
import com.mailfence.testbed.contract.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database keeps every contract. */
final class EmbeddedContractsTest implements HouseContract {
  @TempDir private static Path data;
  private static OpenHouse house;

  @BeforeAll
  static void open() {
    house = new OpenHouse(data);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Override
  public Ports ports() {
    return house.ports();
  }
}
