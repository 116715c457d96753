package com.mailfence.deploy.rooms;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Keeps a data directory for one process. The system gives it up when the process ends. */
final class DataLock implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final FileChannel file;

  private DataLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the directory.
   *
   * @throws Refusal.Busy if another process has it
   */
  static DataLock take(Path data) throws IOException {
    Path path = data.resolve("lock");
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
        file.truncate(0).write(ByteBuffer.wrap(pid), 0);
        return new DataLock(file);
      }
    } catch (OverlappingFileLockException e) {
      // This very process has it: the answer is the same.
    }
    file.close();
    String holder = Files.readString(path).strip();
    throw new Refusal.Busy(data + " is in use by process " + holder, SOON);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
