package com.mailfence.engine.transfer;

import com.mailfence.core.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive with {@code .eml} files in a folder {@code mail}, whose subfolders are folders.
 * IMPORT-003, IMPORT-004, IM20
 */
record MailZip(Path file) implements Source {
  /** Entries an archive may have. */
  static final int MOST_ENTRIES = 200_000;

  /** Mail packs five to one, some of it twenty; a bomb packs a thousand. */
  private static final long SWELLING = 100;

  /** Small archives may swell to this anyhow, in bytes. */
  private static final long HARMLESS = 100L << 20;

  static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(4);
      return magic.length == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] < 9;
    }
  }

  @Override
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    try (ZipFile zip = open()) {
      if (zip.size() > MOST_ENTRIES) {
        throw new Refusal.Malformed("an archive of more than " + MOST_ENTRIES + " entries", "zip");
      }
      var meter = new Meter(Math.max(HARMLESS, SWELLING * Files.size(file)));
      Iterator<? extends ZipEntry> entries = zip.stream().iterator();
      while (entries.hasNext()) {
        visit(zip, entries.next(), meter, visitor);
      }
    }
  }

  private ZipFile open() throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      // Old archives name their entries in the charset of the machine they were made on.
      return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
    }
  }

  private static void visit(ZipFile zip, ZipEntry entry, Meter meter, Visitor visitor) {
    String name = entry.getName();
    if (entry.isDirectory()) {
      return;
    }
    List<String> path = List.of(name.replace('\\', '/').split("/", -1));
    boolean tricks =
        path.stream().anyMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    if (tricks || path.size() < 2 || !path.get(0).equals("mail")) {
      visitor.skip(name, "not in the folder mail"); // IMPORT-005
      return;
    }
    if (!name.toLowerCase(Locale.ROOT).endsWith(".eml")) {
      visitor.skip(name, "no message"); // IMPORT-005
      return;
    }
    try (InputStream in = new Metered(zip.getInputStream(entry), meter)) {
      visitor.mail(Found.read(name, path.subList(1, path.size() - 1)), in);
    } catch (IOException e) {
      visitor.skip(name, "unreadable");
    }
  }

  /** Counts all that an archive unpacks to. */
  private static final class Meter {
    private long left;

    Meter(long most) {
      this.left = most;
    }

    void count(long bytes) {
      left -= bytes;
      if (left < 0) {
        throw new Refusal.Malformed("an archive that swells beyond all measure", "zip");
      }
    }
  }

  private static final class Metered extends FilterInputStream {
    private final Meter meter;

    Metered(InputStream in, Meter meter) {
      super(in);
      this.meter = meter;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      meter.count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int n = super.read(bytes, from, count);
      meter.count(Math.max(0, n));
      return n;
    }
  }
}
