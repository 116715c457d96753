package com.mailfence.persistence.blob;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Copies blobs, each once, from one place to another. On the same file system they are linked,
 * which costs nothing: a blob is never changed in place. All are synced together at the end.
 */
public final class BlobCopies {
  private final Shelves from;
  private final Shelves to;
  private final Path spare;
  private final List<Path> unsynced = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Set<Path> shelves = new TreeSet<>();
  private long added;
  private boolean linking;

  BlobCopies(Shelves from, Shelves to, boolean linking) {
    this.from = from;
    this.to = to;
    this.linking = linking;
    this.spare = Shelves.around(to.known("0".repeat(64))).resolve("unfinished.part");
  }

  /** Adds a blob if it is not there yet. */
  public void add(String digest) throws IOException {
    Path target = to.known(digest);
    if (Files.exists(target)) {
      return;
    }
    try {
      if (!link(from.known(digest), target)) {
        Files.copy(from.known(digest), spare, StandardCopyOption.REPLACE_EXISTING);
        Files.move(spare, target, StandardCopyOption.ATOMIC_MOVE);
        unsynced.add(target);
      }
      shelves.add(target.getParent());
      added++;
    } catch (NoSuchFileException e) {
      missing.add(digest);
    }
  }

  /** Makes all that was added durable. */
  public void sync() throws IOException {
    for (Path file : unsynced) {
      Disk.syncBytes(file);
    }
    for (Path shelf : shelves) {
      Disk.syncNames(shelf);
    }
    unsynced.clear();
    shelves.clear();
  }

  /** How many were not there before. */
  public long added() {
    return added;
  }

  /** Those that were not there to be copied. */
  public List<String> missing() {
    return Collections.unmodifiableList(missing);
  }

  private boolean link(Path source, Path target) throws IOException {
    if (!linking) {
      return false;
    }
    try {
      Files.createLink(target, source);
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      // Another file system, or one without links.
      linking = false;
      return false;
    }
  }
}
