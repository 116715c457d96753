package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.eas.device.DeviceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices devices that are told news of a folder and ask for the same news again, and again: they
 * cannot take them. They are slowed down, so that they cost neither us nor their battery much, and
 * never cut off: what they cannot take today a new version may take tomorrow. What is known of them
 * is lost with a restart, which does no harm.
 */
final class Loops {
  private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

  /** As often a lost answer does not happen. */
  static final int PATIENCE = 10;

  static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 50_000;

  private final Map<Place, Told> told = new ConcurrentHashMap<>();
  private final AtomicLong slowed = new AtomicLong();

  private record Place(DeviceKey device, CollectionId collection) {}

  /**
   * What was told last.
   *
   * @param key what the device held
   * @param again how many times it asked for that again
   * @param until before that it is told to wait
   */
  private record Told(String key, int again, Instant until) {}

  /** The device that holds this was told what is new. */
  void told(DeviceKey device, CollectionId collection, String key, Instant now) {
    if (told.size() >= MOST_KNOWN) {
      told.clear();
    }
    Told after =
        told.compute(
            new Place(device, collection),
            (place, before) -> {
              int again = before != null && before.key.equals(key) ? before.again + 1 : 0;
              return new Told(key, again, again >= PATIENCE ? now.plus(PAUSE) : Instant.MIN);
            });
    if (after.again == PATIENCE) {
      LOG.warn(
          "device {} of account {} asks for the same news of folder {} again and again",
          device.id(),
          device.account().number(),
          collection.number());
    }
  }

  /** How long the device has to wait before it is told the same once more. */
  Optional<Duration> pause(
      DeviceKey device, @Nullable CollectionId collection, String key, Instant now) {
    Told last = collection == null ? null : told.get(new Place(device, collection));
    if (last == null || !last.key.equals(key) || !now.isBefore(last.until)) {
      return Optional.empty();
    }
    slowed.incrementAndGet();
    return Optional.of(Duration.between(now, last.until));
  }

  /** Requests that were told to wait. */
  long slowed() {
    return slowed.get();
  }
}
