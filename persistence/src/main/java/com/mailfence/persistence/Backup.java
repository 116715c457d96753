package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.persistence.Upkeep.Saved;
import com.mailfence.persistence.blob.BlobCopies;
import com.mailfence.persistence.blob.Disk;
import com.mailfence.persistence.blob.FileBlobs;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Copies a running house. The rows are read as they stand at one moment and written as text that
 * any database can be filled from; the contents they name are added to those of earlier backups in
 * the same directory: {@code <directory>/<name>/} for the rows, {@code <directory>/blobs/} for all.
 */
final class Backup {
  /** In an order in which they can be filled again: what refers comes after what is referred to. */
  static final List<String> TABLES =
      List.of(
          "domain",
          "account",
          "grp",
          "member",
          "address",
          "credential",
          "attribute",
          "share",
          "collection",
          "item",
          "note",
          "outbox",
          "tide",
          "house");

  static final String BLOBS = "blobs";
  private static final int FETCH = 500;

  private final Database database;
  private final FileBlobs blobs;
  private final Clock clock;

  Backup(Database database, FileBlobs blobs, Clock clock) {
    this.database = database;
    this.blobs = blobs;
    this.clock = clock;
  }

  /**
   * Writes a backup; durable and whole when this returns, and not there under its name before.
   *
   * @param directory of all backups; made if need be
   * @param name of this one, a file name
   * @throws Refusal.Exists if there is one of that name
   */
  Saved save(Path directory, String name, Progress progress) throws IOException {
    Path target = directory.resolve(name);
    if (Files.exists(target)) {
      throw new Refusal.Exists("backup " + target);
    }
    BlobCopies copies = blobs.copyTo(directory.resolve(BLOBS));
    Path part = Files.createTempDirectory(directory, "unfinished");
    Saved saved = database.snapshot(at -> save(at, part, copies, progress));
    copies.sync();
    Disk.syncNames(part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    Disk.syncNames(directory);
    return new Saved(target, saved.rows(), saved.added(), saved.missing());
  }

  private Saved save(Connection at, Path part, BlobCopies copies, Progress progress)
      throws SQLException {
    try {
      Instant taken = clock.instant();
      List<Manifest.Part> parts = new ArrayList<>();
      for (String table : TABLES) {
        parts.add(table(at, part, table, new Copying(copies, progress)));
      }
      write(part.resolve(Manifest.FILE), new Manifest(Schema.version(at), taken, parts).text());
      long rows = parts.stream().mapToLong(Manifest.Part::rows).sum();
      return new Saved(part, rows, copies.added(), copies.missing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Copying(BlobCopies copies, Progress progress) {}

  private static Manifest.Part table(Connection at, Path part, String table, Copying copying)
      throws SQLException, IOException {
    MessageDigest digest = sha256();
    Path file = part.resolve(new Manifest.Part(table, 0, "").file());
    long rows;
    try (Writer out =
            new OutputStreamWriter(
                new GZIPOutputStream(
                    new DigestOutputStream(Files.newOutputStream(file), digest), 1 << 16),
                StandardCharsets.UTF_8);
        PreparedStatement select = at.prepareStatement("select * from " + table)) {
      select.setFetchSize(FETCH);
      try (ResultSet found = select.executeQuery()) {
        rows = rows(found, out, table, copying);
      }
    }
    Disk.syncBytes(file);
    return new Manifest.Part(table, rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static long rows(ResultSet found, Writer out, String table, Copying copying)
      throws SQLException, IOException {
    RowText text = RowText.of(found.getMetaData());
    int content = text.place("digest") + 1;
    long rows = 0;
    out.write(text.header() + "\n");
    while (found.next()) {
      out.write(text.line(found));
      out.write('\n');
      byte[] digest = content == 0 ? null : found.getBytes(content);
      if (digest != null) {
        copying.copies.add(HexFormat.of().formatHex(digest));
      }
      copying.progress.at(table, ++rows);
    }
    return rows;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Disk.syncBytes(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
