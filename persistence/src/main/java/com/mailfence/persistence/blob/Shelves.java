package com.mailfence.persistence.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a blob lies: {@code <root>/<two digits>/<digest>}. All 256 directories are made at the
 * first start, so that storing a blob never has to sync more than its own directory.
 */
final class Shelves {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final int COUNT = 256;
  private static final String IDLE = "idle";
  private static final String DYING = "dying";

  private final Path root;

  private Shelves(Path root) {
    this.root = root;
  }

  /** Shelves that stand, to be read only. */
  static Shelves of(Path root) {
    return new Shelves(root);
  }

  /** Shelves to put blobs on. */
  static Shelves made(Path root) throws IOException {
    var shelves = new Shelves(root);
    Disk.makePrivate(root);
    for (int shelf = 0; shelf < COUNT; shelf++) {
      Disk.makePrivate(shelves.shelf(shelf));
    }
    Disk.makePrivate(root.resolve(IDLE));
    Disk.makePrivate(root.resolve(DYING));
    Disk.syncNames(root);
    return shelves;
  }

  private Path shelf(int number) {
    return root.resolve(HexFormat.of().toHexDigits((byte) number));
  }

  int count() {
    return COUNT;
  }

  /** The file of a digest; empty if the text is no digest, whatever it may be made of. */
  Optional<Path> file(String digest) {
    return isDigest(digest) ? Optional.of(known(digest)) : Optional.empty();
  }

  /** The file of what is known to be a digest. */
  Path known(String digest) {
    return root.resolve(digest.substring(0, 2)).resolve(digest);
  }

  /** The directory a file of ours stands in. */
  static Path around(Path file) {
    return Objects.requireNonNull(file.getParent());
  }

  Path idle(String digest) {
    return root.resolve(IDLE).resolve(digest);
  }

  Path dying(String digest) {
    return root.resolve(DYING).resolve(digest);
  }

  /** The digests on one shelf. */
  List<String> digests(int shelf) throws IOException {
    return digests(shelf(shelf));
  }

  /** The digests a sweep had in hand when it was ended. */
  List<String> leftDying() throws IOException {
    return digests(root.resolve(DYING));
  }

  private static List<String> digests(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).filter(Shelves::isDigest).toList();
    }
  }

  private static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }
}
