package com.mailfence.testbed.store;

import com.mailfence.testbed.contract.HouseContract;
import com.mailfence.testbed.contract.Ports;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;

/** The stores in memory keep every contract. */
final class MemoryContractsTest implements HouseContract {
  private final MemoryHouse house =
      new MemoryHouse(Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC));

  @Override
  public Ports ports() {
    return new Ports(
        house.store,
        house.changes,
        house.catalog,
        house.directory,
        house.notes,
        house.outbox,
        house.grants,
        house.blobs,
        house.wakes);
  }

  @AfterEach
  void close() {
    house.close();
  }
}
