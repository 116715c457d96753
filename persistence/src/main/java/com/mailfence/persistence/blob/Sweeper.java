package com.mailfence.persistence.blob;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes bytes that nothing has referred to for a day, while others store and read.
 *
 * <p>Bytes stored less than a day ago are left: their row may still be on its way. Older bytes
 * without a row are noted as idle, and removed only if they are found so again a day later: who
 * read a row and means to write another one of the same bytes has that long. Removal begins with a
 * rename out of the shelf; only then the age and the rows are asked for the last time. Bytes that
 * were stored again meanwhile are a new file in the shelf, or the one in hand, which is put back.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int BATCH = 500;

  private final Shelves shelves;
  private final References references;
  private final Clock clock;
  private final Duration grace;

  /**
   * @param blobs what is swept
   * @param references asked for every blob older than the grace
   * @param grace how long bytes without a row are left, a day in earnest
   */
  public Sweeper(FileBlobs blobs, References references, Clock clock, Duration grace) {
    this.shelves = blobs.shelves();
    this.references = references;
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * What a sweep came to.
   *
   * @param blobs seen
   * @param idle without a row, to be looked at again
   * @param removed gone now
   * @param bytes of those removed
   */
  public record Swept(long blobs, long idle, long removed, long bytes) {
    private Swept and(Swept other) {
      return new Swept(
          blobs + other.blobs, idle + other.idle, removed + other.removed, bytes + other.bytes);
    }
  }

  /** One pass over all blobs. */
  public Swept sweep() throws IOException {
    Swept all = new Swept(0, 0, 0, 0);
    for (int shelf = 0; shelf < shelves.count(); shelf++) {
      List<String> digests = shelves.digests(shelf);
      for (int from = 0; from < digests.size(); from += BATCH) {
        all = all.and(sweep(digests.subList(from, Math.min(from + BATCH, digests.size()))));
      }
    }
    LOG.info("swept {} blobs: {} idle, {} removed", all.blobs, all.idle, all.removed);
    return all;
  }

  private Swept sweep(List<String> digests) throws IOException {
    Set<String> old = digests.stream().filter(this::isOld).collect(Collectors.toSet());
    Set<String> needed = old.isEmpty() ? Set.of() : references.among(old);
    Swept all = new Swept(digests.size(), 0, 0, 0);
    for (String digest : old) {
      Path note = shelves.idle(digest);
      if (needed.contains(digest)) {
        Files.deleteIfExists(note);
      } else if (!Files.exists(note)) {
        Files.setLastModifiedTime(Files.createFile(note), FileTime.from(clock.instant()));
        all = all.and(new Swept(0, 1, 0, 0));
      } else if (isOlder(note)) {
        all = all.and(remove(digest));
      } else {
        all = all.and(new Swept(0, 1, 0, 0));
      }
    }
    return all;
  }

  private Swept remove(String digest) throws IOException {
    Path dying = shelves.dying(digest);
    try {
      Files.move(
          shelves.known(digest),
          dying,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      return new Swept(0, 0, 0, 0);
    }
    if (!isOlder(dying) || !references.among(Set.of(digest)).isEmpty()) {
      putBack(shelves, digest);
      Files.deleteIfExists(shelves.idle(digest));
      return new Swept(0, 0, 0, 0);
    }
    long size = Files.size(dying);
    Files.delete(dying);
    Files.deleteIfExists(shelves.idle(digest));
    return new Swept(0, 0, 1, size);
  }

  /** Puts a blob back that was about to go, unless it was stored again meanwhile. */
  static void putBack(Shelves shelves, String digest) throws IOException {
    Path dying = shelves.dying(digest);
    try {
      // A link and not a rename: it never replaces the newer file.
      Files.createLink(shelves.known(digest), dying);
      Disk.syncNames(Shelves.around(shelves.known(digest)));
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} was stored again", digest);
    }
    Files.deleteIfExists(dying);
  }

  private boolean isOld(String digest) {
    try {
      return isOlder(shelves.known(digest));
    } catch (IOException e) {
      // Gone since it was listed.
      return false;
    }
  }

  private boolean isOlder(Path file) throws IOException {
    Instant limit = clock.instant().minus(grace);
    return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
  }
}
