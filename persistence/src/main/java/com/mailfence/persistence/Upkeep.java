package com.mailfence.persistence;

import com.mailfence.persistence.blob.FileBlobs;
import com.mailfence.persistence.blob.Scrubber;
import com.mailfence.persistence.blob.Scrubber.Scrubbed;
import com.mailfence.persistence.blob.Sweeper;
import com.mailfence.persistence.blob.Sweeper.Swept;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What keeps the house in order, to be called from time to time on a thread of the caller's. All of
 * it works while the house is open and others write.
 */
public final class Upkeep {
  private static final Duration GRACE = Duration.ofDays(1);

  private final Database database;
  private final FileBlobs blobs;
  private final Clock clock;

  Upkeep(Database database, FileBlobs blobs, Clock clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Removes tombstones and raises the floors. To be called daily: what a tombstone's age is, is
   * known to the time between two calls.
   *
   * @param age how long tombstones are kept at least; a reader away for longer starts over
   * @return how many rows were removed
   */
  public long prune(Duration age) {
    return new Pruner(database, clock).prune(age);
  }

  /** Removes bytes that nothing refers to for a day. To be called daily. */
  public Swept sweep() throws IOException {
    return new Sweeper(blobs, new ContentRows(database), clock, GRACE).sweep();
  }

  /**
   * Reads all stored bytes once.
   *
   * @param damaged told the digest of each blob that is not what it should be
   */
  public Scrubbed scrub(Consumer<String> damaged, Progress progress) throws IOException {
    return new Scrubber(blobs).scrub(damaged, part -> progress.at("shelves of 256", part));
  }

  /**
   * Looks for anything that is not as it must be.
   *
   * @param deep whether all content is read as well
   * @param found told each finding; none means all is well
   */
  public Verified verify(boolean deep, Consumer<Finding> found, Progress progress) {
    return new Verifier(database, blobs).verify(deep, found, progress);
  }

  /** How much was looked at. */
  public record Verified(long accounts, long items, long contents) {}

  /**
   * Writes a backup of the running house; durable and whole when this returns.
   *
   * @param directory of all backups, whose contents they share
   * @param name of this one, a file name that is not taken
   */
  public Saved backup(Path directory, String name, Progress progress) throws IOException {
    return new Backup(database, blobs, clock).save(directory, name, progress);
  }

  /**
   * What a backup came to.
   *
   * @param directory where its rows and manifest are: what {@code restore} is given
   * @param rows written
   * @param added contents that no earlier backup of the directory held
   * @param missing digests of contents that were not there to copy
   */
  public record Saved(Path directory, long rows, long added, List<String> missing) {
    public Saved {
      missing = List.copyOf(missing);
    }
  }
}
