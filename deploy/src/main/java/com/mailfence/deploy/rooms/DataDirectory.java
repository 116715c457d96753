package com.mailfence.deploy.rooms;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The house's own directory: nobody but its user may look into it. */
final class DataDirectory {
  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private DataDirectory() {}

  /** Makes the directory if it is not there, and closes it to others. */
  static Path open(Path data) {
    try {
      Files.createDirectories(data, PosixFilePermissions.asFileAttribute(OWN));
      if (!Files.getPosixFilePermissions(data, LinkOption.NOFOLLOW_LINKS).equals(OWN)) {
        Files.setPosixFilePermissions(data, OWN);
      }
      return data.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnsupportedOperationException e) {
      throw new Refusal.Forbidden(data + " is on a file system without permissions");
    }
  }
}
