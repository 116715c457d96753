package com.mailfence.persistence.blob;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.store.Blobs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;

/**
 * A blob being written, in a file of the workbench until it is sealed. Sealing renames it onto its
 * digest even if there is one already: the bytes are the same, and the new file is durable and
 * young by our own doing, whatever a sweeper decides about the old one meanwhile.
 */
final class FileSink extends Blobs.Sink {
  private static final int BUFFER = 8192;
  private static final int PIECE = 1 << 16;

  private final Shelves shelves;
  private final Clock clock;
  private final long limit;
  private final Path part;
  private final FileChannel out;
  private final MessageDigest digest = Digests.sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long size;
  private boolean ended;

  FileSink(Shelves shelves, Workbench bench, Clock clock, long limit) throws IOException {
    this.shelves = shelves;
    this.clock = clock;
    this.limit = limit;
    this.part = bench.file();
    this.out = FileChannel.open(part, StandardOpenOption.WRITE);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (length > limit - size) {
      throw new Refusal.TooLarge("content", limit);
    }
    size += length;
    digest.update(bytes, from, length);
    if (length > buffer.remaining()) {
      drain();
    }
    if (length <= buffer.remaining()) {
      buffer.put(bytes, from, length);
    } else {
      through(bytes, from, length);
    }
  }

  @Override
  public void write(int one) throws IOException {
    if (size == limit) {
      throw new Refusal.TooLarge("content", limit);
    }
    size++;
    digest.update((byte) one);
    if (!buffer.hasRemaining()) {
      drain();
    }
    buffer.put((byte) one);
  }

  @Override
  public ContentRef seal() throws IOException {
    if (ended) {
      throw new IllegalStateException("the blob has ended");
    }
    drain();
    // Its age counts from now: a sweeper leaves what is younger than a day.
    Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
    out.force(true);
    out.close();
    var content = new ContentRef(HexFormat.of().formatHex(digest.digest()), size);
    Path file = shelves.file(content.digest()).orElseThrow();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    ended = true;
    Disk.syncNames(Shelves.around(file));
    return content;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      out.close();
      Files.deleteIfExists(part);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
  }

  /** In pieces, since a channel copies each into memory of its own. */
  private void through(byte[] bytes, int from, int length) throws IOException {
    for (int at = from; at < from + length; at += PIECE) {
      ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(PIECE, from + length - at));
      while (piece.hasRemaining()) {
        out.write(piece);
      }
    }
  }
}
