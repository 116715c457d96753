package com.mailfence.engine.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A directory of {@code .eml} and {@code .mbox} files; its subdirectories are folders. */
record MailTree(Path root) implements Source {
  private static final int DEEPEST = 40;

  @Override
  public long size() throws IOException {
    try (Stream<Path> paths = Files.walk(root, DEEPEST)) {
      return paths.filter(MailTree::isPlain).mapToLong(path -> path.toFile().length()).sum();
    }
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    directory(root, List.of(), visitor);
  }

  private void directory(Path directory, List<String> folder, Visitor visitor) throws IOException {
    for (Path path : sorted(directory)) {
      if (isPlain(path)) {
        file(path, folder, visitor);
      } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        visitor.skip(name(path), "no plain file"); // IM20: links lead anywhere
      } else if (folder.size() == DEEPEST) {
        visitor.skip(name(path), "too deep");
      } else {
        below(path, folder, visitor);
      }
    }
  }

  private void below(Path path, List<String> folder, Visitor visitor) {
    List<String> names = new ArrayList<>(folder);
    names.add(path.getFileName().toString());
    try {
      directory(path, names, visitor);
    } catch (IOException e) {
      visitor.skip(name(path), "unreadable");
    }
  }

  private void file(Path path, List<String> folder, Visitor visitor) {
    String lower = path.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      if (lower.endsWith(".eml")) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
          visitor.mail(Found.read(name(path), folder), in);
        }
      } else if (lower.endsWith(".mbox")) {
        new Mbox(path, folder).walk(visitor);
      } else {
        visitor.skip(name(path), "no message"); // IMPORT-005
      }
    } catch (IOException e) {
      visitor.skip(name(path), "unreadable");
    }
  }

  private static List<Path> sorted(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }

  private static boolean isPlain(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private String name(Path path) {
    return root.relativize(path).toString();
  }
}
