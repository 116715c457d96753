package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.persistence.blob.BlobCopies;
import com.mailfence.persistence.blob.FileBlobs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Fills an empty house from a backup, whatever database either is on. */
final class Restore {
  private static final int BATCH = 500;

  private static final String EMPTY_HOUSE =
      """
      delete from house""";

  private static final String RESTART =
      """
      alter table outbox alter column id restart with %d""";

  private static final String LAST_DISPATCH =
      """
      select coalesce(max(id), 0) from outbox""";

  private final Path backup;
  private final Manifest manifest;
  private final Progress progress;

  /**
   * Reads the manifest and holds every file against it.
   *
   * @throws Refusal.Malformed if the backup is not whole
   */
  Restore(Path backup, Progress progress) throws IOException {
    this.backup = backup;
    this.manifest = Manifest.read(backup);
    this.progress = progress;
    for (Manifest.Part part : manifest.tables()) {
      if (!digest(backup.resolve(part.file())).equals(part.digest())) {
        throw new Refusal.Malformed(backup + " is damaged", part.file());
      }
    }
  }

  /** The last migration the backup's tables had. */
  String schema() {
    return manifest.schema();
  }

  /**
   * Refuses to restore over what is there.
   *
   * @throws Refusal.Exists if the database holds any row
   */
  static void refuseUnlessEmpty(Database database) {
    for (String table : Backup.TABLES) {
      boolean filled =
          !table.equals("house")
              && database.read(at -> Sql.number(at, "select count(*) from " + table)) > 0;
      if (filled) {
        throw new Refusal.Exists("a house with rows in " + table);
      }
    }
  }

  /** Loads the contents, then the rows; what fails half way leaves a house that is not empty. */
  void into(Database database, FileBlobs blobs) throws IOException {
    BlobCopies copies = blobs.copyFrom(backup.resolveSibling(Backup.BLOBS));
    for (Manifest.Part part : manifest.tables()) {
      table(database, part, copies);
    }
    copies.sync();
    if (!copies.missing().isEmpty()) {
      throw new Refusal.Malformed(
          backup + " lacks contents",
          copies.missing().size() + ", first " + copies.missing().get(0));
    }
    database.write(
        at -> {
          long next = Sql.number(at, LAST_DISPATCH) + 1;
          Connections.execute(at, RESTART.formatted(next));
          return next;
        });
  }

  private void table(Database database, Manifest.Part part, BlobCopies copies) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(backup.resolve(part.file())), 1 << 16),
                StandardCharsets.UTF_8))) {
      RowText text = RowText.of(line(in, part));
      int content = text.place("digest");
      String insert = text.insert(part.table());
      long rows = 0;
      while (rows < part.rows()) {
        List<@Nullable Object[]> batch = new ArrayList<>();
        while (batch.size() < BATCH && rows + batch.size() < part.rows()) {
          batch.add(text.values(line(in, part)));
        }
        for (@Nullable Object[] row : batch) {
          if (content >= 0 && row[content] instanceof byte[] digest) {
            copies.add(HexFormat.of().formatHex(digest));
          }
        }
        database.write(at -> load(at, part, insert, batch));
        rows += batch.size();
        progress.at(part.table(), rows);
      }
    }
  }

  private static int load(
      Connection at, Manifest.Part part, String insert, List<@Nullable Object[]> batch)
      throws SQLException {
    if (part.table().equals("house")) {
      Sql.update(at, EMPTY_HOUSE);
    }
    Sql.batch(at, insert, batch);
    return batch.size();
  }

  private String line(BufferedReader in, Manifest.Part part) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new Refusal.Malformed(backup + " is damaged", part.file() + " ends early");
    }
    return line;
  }

  private static String digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
