package com.mailfence.deploy.rooms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a house's directory beside its rows and messages and is not made anew: its settings,
 * and the certificate it made itself, which phones were told to trust.
 */
public final class Belongings {
  private static final String SETTINGS = "gateway.toml";
  private static final String TLS = "tls";

  private Belongings() {}

  /**
   * Takes them from one directory along to another, with who may read them. What is there already
   * stays.
   *
   * @return the files that were taken, below the directory
   */
  public static List<Path> take(Path from, Path to) throws IOException {
    List<Path> taken = new ArrayList<>();
    for (Path file : files(from)) {
      Path there = to.resolve(file);
      if (Files.notExists(there)) {
        if (file.getNameCount() > 1) {
          DataDirectory.open(to.resolve(TLS));
        }
        Files.copy(from.resolve(file), there, StandardCopyOption.COPY_ATTRIBUTES);
        taken.add(file);
      }
    }
    return taken;
  }

  private static List<Path> files(Path from) throws IOException {
    List<Path> all = new ArrayList<>(List.of(Path.of(SETTINGS)));
    Path tls = from.resolve(TLS);
    if (Files.isDirectory(tls)) {
      try (Stream<Path> inside = Files.list(tls)) {
        inside.sorted().map(from::relativize).forEach(all::add);
      }
    }
    all.removeIf(file -> !Files.isRegularFile(from.resolve(file)));
    return all;
  }
}
