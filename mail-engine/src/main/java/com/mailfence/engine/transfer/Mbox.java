package com.mailfence.engine.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One file of many messages, each behind a line that begins with "From ". RFC 4155; of the ways to
 * write such lines within a message, that of {@code mboxrd} is understood. IM21
 */
record Mbox(Path file, List<String> above) implements Source {
  /** Someone's address and a date: a line of text seldom looks so. */
  private static final Pattern DIVIDER =
      Pattern.compile("From \\S.{0,400} \\d{1,2}:\\d{2}.{0,40}\\b\\d{4}\\b.{0,40}");

  private static final int LONGEST_DIVIDER = 512;

  Mbox {
    above = List.copyOf(above);
  }

  Mbox(Path file) {
    this(file, List.of());
  }

  @Override
  public long size() throws IOException {
    return Files.size(file);
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var lines = new MboxLines(in);
      if (!lines.isDivider()) {
        single(visitor);
        return;
      }
      for (int number = 1; !lines.isOver(); number++) {
        lines.next();
        InputStream message = lines.message();
        visitor.mail(Found.read(file.getFileName() + ", message " + number, folder()), message);
        message.skip(Long.MAX_VALUE);
      }
    }
  }

  /** No mbox file: then it is one message. */
  private void single(Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      visitor.mail(Found.read(file.getFileName().toString(), above), in);
    }
  }

  static boolean isDivider(byte[] line, int length) {
    return length <= LONGEST_DIVIDER
        && length > 5
        && line[0] == 'F'
        && DIVIDER.matcher(new String(line, 0, length, ISO_8859_1).stripTrailing()).matches();
  }

  /** The file is a folder of its name. */
  private List<String> folder() {
    String name = file.getFileName().toString();
    String plain = name.replaceAll("(?i)\\.mbox$", "");
    boolean nameless = plain.isEmpty() || plain.toLowerCase(Locale.ROOT).equals("mbox");
    List<String> path = new ArrayList<>(above);
    if (!nameless) {
      path.add(plain);
    }
    return path;
  }
}
