package com.mailfence.persistence.blob;

import java.io.IOException;
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
    Disk.makePrivate(root);
    // Nobody else clears or makes a bench meanwhile: one not locked yet would look left behind.
    try (FileChannel door = channel(root.resolve(LOCK))) {
      door.lock();
      for (Path bench : benches(root)) {
        clearIfLeft(bench);
      }
      this.own = Files.createTempDirectory(root, "bench");
      this.lock = channel(own.resolve(LOCK));
      lock.lock();
    }
  }

  /** A new empty file that only we may read. */
  Path file() throws IOException {
    return Files.createTempFile(own, "", ".part");
  }

  @Override
  public void close() throws IOException {
    clear(own);
    lock.close();
  }

  private static List<Path> benches(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  private static void clearIfLeft(Path bench) throws IOException {
    try (FileChannel channel = channel(bench.resolve(LOCK));
        FileLock held = channel.tryLock()) {
      if (held != null) {
        clear(bench);
        LOG.info("cleared unfinished files in {}", bench);
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use by this process", bench);
    }
  }

  private static void clear(Path bench) throws IOException {
    try (Stream<Path> files = Files.list(bench)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(bench);
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
