package com.mailfence.engine.transfer;

import com.mailfence.core.item.Answer;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Marks;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Maildir, with the folders beside it that begin with a dot. */
record Maildir(Path root) implements Source {
  @Override
  public long size() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Maildir::isPlain).mapToLong(path -> path.toFile().length()).sum();
    }
  }

  @Override
  public void walk(Visitor visitor) throws IOException {
    folder(root, List.of(), visitor);
    try (Stream<Path> paths = Files.list(root)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = path.getFileName().toString();
        if (name.startsWith(".") && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          folder(path, names(name), visitor);
        }
      }
    }
  }

  private static List<String> names(String directory) {
    return Stream.of(directory.substring(1).split("\\."))
        .filter(name -> !name.isEmpty())
        .map(MailboxName::decode)
        .toList();
  }

  private void folder(Path directory, List<String> folder, Visitor visitor) throws IOException {
    for (String part : List.of("cur", "new")) { // what is in tmp never came
      Path messages = directory.resolve(part);
      if (Files.isDirectory(messages, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> paths = Files.list(messages)) {
          for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
            visit(path, folder, part.equals("new"), visitor);
          }
        }
      }
    }
  }

  private void visit(Path path, List<String> folder, boolean fresh, Visitor visitor) {
    String name = root.relativize(path).toString();
    if (!isPlain(path)) {
      visitor.skip(name, "no plain file"); // IM20
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      Instant date = Files.getLastModifiedTime(path).toInstant();
      Marks marks = fresh ? Marks.NONE : marks(path.getFileName().toString(), date);
      visitor.mail(new Found(name, folder, marks, date), in);
    } catch (IOException e) {
      visitor.skip(name, "unreadable");
    }
  }

  /** What the letters behind the name say: S seen, F flagged, R replied, P passed on. */
  static Marks marks(String name, Instant date) {
    int info = name.lastIndexOf(":2,");
    String letters = info < 0 ? "" : name.substring(info + 3);
    Marks marks = Marks.NONE.asRead(letters.contains("S"));
    if (letters.contains("F")) {
      marks = marks.flagged(new FollowUp(FollowUp.State.ACTIVE, Map.of()));
    }
    if (letters.contains("R")) {
      marks = marks.answered(new Answer(Answer.Verb.REPLIED, date));
    } else if (letters.contains("P")) {
      marks = marks.answered(new Answer(Answer.Verb.FORWARDED, date));
    }
    return marks;
  }

  private static boolean isPlain(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }
}
