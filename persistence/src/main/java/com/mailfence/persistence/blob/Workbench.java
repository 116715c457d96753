package com.mailfence.persistence.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private directory for files not yet finished. Each process has its own, held by a lock that
 * dies with it, so that what a killed process left is known as such and cleared at the next start.
 */
final class Workbench implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final String LOCK = "lock";

  private final Path own;
  private final FileChannel lock;

  Workbench(Path root) throws IOException {
    Shelves.makePrivate(root);
    try (Stream<Path> benches = Files.list(root)) {
      benches.filter(Files::isDirectory).forEach(Workbench::clearIfLeft);
    }
    // Directory and lock appear together or an onlooker sees a bench nobody holds yet.
    this.own = Files.createTempDirectory(root, "new-");
    this.lock =
        FileChannel.open(
            own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
  }

  /** A new empty file only we may read. */
  Path file() throws IOException {
    return Files.createTempFile(own, "", ".part");
  }

  @Override
  public void close() throws IOException {
    clear(own);
    lock.close();
  }

  private static void clearIfLeft(Path bench) {
    try (FileChannel channel =
            FileChannel.open(
                bench.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        clear(bench);
        LOG.info("cleared unfinished files in {}", bench);
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use by this process", bench);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clear(Path bench) throws IOException {
    try (Stream<Path> files = Files.list(bench)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(bench);
  }
}
