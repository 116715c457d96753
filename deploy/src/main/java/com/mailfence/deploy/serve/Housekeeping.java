package com.mailfence.deploy.serve;

import com.mailfence.deploy.config.UpkeepSettings;
import com.mailfence.deploy.rooms.Crew;
import com.mailfence.deploy.rooms.House;
import com.mailfence.persistence.Upkeep;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away what is not needed any more, from time to time, beside the work of the house. */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Upkeep upkeep;
  private final UpkeepSettings settings;
  private final Crew crew;
  private final AtomicBoolean busy = new AtomicBoolean();

  Housekeeping(House house) {
    this.upkeep = house.keep().upkeep();
    this.settings = house.config().upkeep();
    this.crew = house.crew();
  }

  void start() {
    long every = settings.every().toMillis();
    // The one who watches the time must not be kept waiting: the work is done by another.
    crew.timer()
        .scheduleWithFixedDelay(
            () -> crew.pool().execute(this::once), every, every, TimeUnit.MILLISECONDS);
  }

  void once() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      long tombstones = upkeep.prune(settings.tombstones());
      LOG.info("cleared away {} tombstones, {}", tombstones, upkeep.sweep());
    } catch (IOException | RuntimeException e) {
      LOG.error("could not clear away", e);
    } finally {
      busy.set(false);
    }
  }
}
