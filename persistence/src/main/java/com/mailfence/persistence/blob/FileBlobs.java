package com.mailfence.persistence.blob;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/** Stored bytes as files named by their digest, below one directory that only we may read. */
public final class FileBlobs implements Blobs, AutoCloseable {
  private final Shelves shelves;
  private final Workbench bench;
  private final Clock clock;

  /**
   * Opens the directory, makes it if need be, and clears what killed processes left unfinished.
   *
   * @param root the blobs' own directory
   * @param clock says how old a blob is
   */
  public FileBlobs(Path root, Clock clock) throws IOException {
    this.shelves = Shelves.made(root);
    this.bench = new Workbench(root.resolve("unfinished"));
    this.clock = clock;
    for (String digest : shelves.leftDying()) {
      Sweeper.putBack(shelves, digest);
    }
  }

  @Override
  public Sink begin(long limit) {
    try {
      return new FileSink(shelves, bench, clock, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(ContentRef content, long offset) {
    Path file = shelves.file(content.digest()).orElseThrow(() -> missing(content));
    try {
      // A sweep may have it in hand and put it back.
      FileChannel channel =
          channel(file)
              .or(() -> channel(shelves.dying(content.digest())))
              .or(() -> channel(file))
              .orElseThrow(() -> missing(content));
      channel.position(offset);
      return Channels.newInputStream(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the bytes are there in their full size, and if asked, whether they are what their
   * digest says.
   */
  public boolean holds(ContentRef content, boolean deep) {
    Path file = shelves.file(content.digest()).orElseThrow(() -> missing(content));
    try {
      return Files.size(file) == content.size()
          && (!deep || Digests.of(file).equals(content.digest()));
    } catch (IOException e) {
      return false;
    }
  }

  /** Begins to copy blobs of here into another directory, which is made if need be. */
  public BlobCopies copyTo(Path directory) throws IOException {
    return new BlobCopies(shelves, Shelves.made(directory), true);
  }

  /** Begins to copy blobs of another directory into here; the other one is only read. */
  public BlobCopies copyFrom(Path directory) throws IOException {
    return new BlobCopies(Shelves.of(directory), shelves, false);
  }

  /** Whether no blob is here. */
  public boolean isEmpty() throws IOException {
    for (int shelf = 0; shelf < shelves.count(); shelf++) {
      if (!shelves.digests(shelf).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  Shelves shelves() {
    return shelves;
  }

  @Override
  public void close() throws IOException {
    bench.close();
  }

  private static Optional<FileChannel> channel(Path file) {
    try {
      return Optional.of(FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Refusal missing(ContentRef content) {
    return new Refusal.NotFound("content " + content.digest());
  }
}
