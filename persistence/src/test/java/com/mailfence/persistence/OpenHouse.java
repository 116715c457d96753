package com.mailfence.persistence;

import com.mailfence.testbed.contract.Ports;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A whole house on the embedded database or on a server, for one test class. */
final class OpenHouse implements AutoCloseable {
  final MovingClock clock;
  final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  final Persistence persistence;

  OpenHouse(PersistenceConfig config) {
    this(config, new MovingClock());
  }

  OpenHouse(PersistenceConfig config, MovingClock clock) {
    this.clock = clock;
    this.persistence = Persistence.open(config, clock, timer, Runnable::run);
  }

  OpenHouse(Path data) {
    this(PersistenceConfig.embedded(data));
  }

  Ports ports() {
    return new Ports(
        persistence.store(),
        persistence.changes(),
        persistence.catalog(),
        persistence.directory(),
        persistence.notes(),
        persistence.outbox(),
        persistence.grants(),
        persistence.blobs(),
        persistence.wakes());
  }

  @Override
  public void close() {
    persistence.close();
    timer.shutdownNow();
  }
}
