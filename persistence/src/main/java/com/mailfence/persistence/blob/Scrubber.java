package com.mailfence.persistence.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads all stored bytes and finds those that are not what their name says any more. */
public final class Scrubber {
  private final Shelves shelves;

  public Scrubber(FileBlobs blobs) {
    this.shelves = blobs.shelves();
  }

  /**
   * What a scrub came to.
   *
   * @param blobs read
   * @param bytes read
   * @param damaged found
   */
  public record Scrubbed(long blobs, long bytes, long damaged) {}

  /**
   * One pass over all blobs. Nothing is changed: what is damaged may still help to mend it.
   *
   * @param damaged told the digest of each blob whose bytes are wrong or cannot be read
   * @param progress told after each of 256 parts how many are done
   */
  public Scrubbed scrub(Consumer<String> damaged, Consumer<Integer> progress) throws IOException {
    Scrubbed all = new Scrubbed(0, 0, 0);
    for (int shelf = 0; shelf < shelves.count(); shelf++) {
      for (String digest : shelves.digests(shelf)) {
        all = read(digest, damaged, all);
      }
      progress.accept(shelf + 1);
    }
    return all;
  }

  private Scrubbed read(String digest, Consumer<String> damaged, Scrubbed all) {
    Path file = shelves.known(digest);
    long size = 0;
    boolean sound;
    try {
      size = Files.size(file);
      sound = Digests.of(file).equals(digest);
    } catch (NoSuchFileException e) {
      // Swept since it was listed.
      return all;
    } catch (IOException e) {
      sound = false;
    }
    if (!sound) {
      damaged.accept(digest);
    }
    return new Scrubbed(all.blobs + 1, all.bytes + size, all.damaged + (sound ? 0 : 1));
  }
}
