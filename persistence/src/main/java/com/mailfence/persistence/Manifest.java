package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backup consists of, one fact a line.
 *
 * @param schema number of the last migration of the tables
 * @param taken when the rows were read
 * @param tables the files beside it
 */
record Manifest(String schema, Instant taken, List<Part> tables) {
  static final String FILE = "manifest.txt";

  private static final String FORMAT = "backup 1";
  private static final Pattern PART = Pattern.compile("table (\\w+) rows (\\d+) sha256 (\\w{64})");

  Manifest {
    tables = List.copyOf(tables);
  }

  /** One table's file: its rows and the digest of its bytes. */
  record Part(String table, long rows, String digest) {
    String file() {
      return table + ".tsv.gz";
    }
  }

  String text() {
    var out = new StringBuilder(FORMAT).append('\n');
    out.append("schema ").append(schema).append('\n');
    out.append("taken ").append(taken).append('\n');
    for (Part part : tables) {
      out.append("table %s rows %d sha256 %s\n".formatted(part.table, part.rows, part.digest));
    }
    return out.append("end\n").toString();
  }

  /**
   * Reads the manifest of a backup. Throws {@code Malformed} if there is none, or not a whole one.
   */
  static Manifest read(Path directory) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(directory.resolve(FILE));
    } catch (NoSuchFileException e) {
      throw new Refusal.Malformed(directory + " is not a backup", "no " + FILE);
    }
    boolean whole =
        lines.size() > 3
            && lines.get(0).equals(FORMAT)
            && lines.get(lines.size() - 1).equals("end");
    if (!whole) {
      throw new Refusal.Malformed(directory + " is not a whole backup", FILE);
    }
    List<Part> parts = new ArrayList<>();
    for (String line : lines.subList(3, lines.size() - 1)) {
      Matcher part = PART.matcher(line);
      if (!part.matches()) {
        throw new Refusal.Malformed(directory + " is not a whole backup", line);
      }
      parts.add(new Part(part.group(1), Long.parseLong(part.group(2)), part.group(3)));
    }
    return new Manifest(
        after("schema ", lines.get(1)), Instant.parse(after("taken ", lines.get(2))), parts);
  }

  private static String after(String word, String line) {
    return line.substring(Math.min(line.length(), word.length()));
  }
}
