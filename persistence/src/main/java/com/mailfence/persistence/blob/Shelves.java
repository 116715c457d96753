package com.mailfence.persistence.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a blob lies: {@code <root>/<two digits>/<digest>}. All 256 directories are made at the
 * first start, so that storing a blob never has to sync more than its own directory.
 */
final class Shelves {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int COUNT = 256;

  private final Path root;

  Shelves(Path root) throws IOException {
    this.root = root;
    makePrivate(root);
    for (int shelf = 0; shelf < COUNT; shelf++) {
      makePrivate(shelf(shelf));
    }
    sync(root);
  }

  Path root() {
    return root;
  }

  Path shelf(int number) {
    return root.resolve(HexFormat.of().toHexDigits((byte) number));
  }

  int count() {
    return COUNT;
  }

  /** The file of a digest; empty if the text is no digest, whatever it may be made of. */
  Optional<Path> file(String digest) {
    return isDigest(digest)
        ? Optional.of(root.resolve(digest.substring(0, 2)).resolve(digest))
        : Optional.empty();
  }

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** Makes a directory nobody else may look into, and those above it. */
  static void makePrivate(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, owner(directory));
    }
  }

  /** Makes the names in a directory durable. */
  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] owner(Path directory) {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }
}
