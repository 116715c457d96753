package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of the protocols, which the spine and the database must not know. */
final class Words {

  /** Protocol words as lower case parts: {@code SyncKey} and {@code sync_key} are the same. */
  private static final List<String> OF_THE_WIRE =
      List.of(
          "sync key",
          "server id",
          "etag",
          "href",
          "ctag",
          "wbxml",
          "air sync",
          "airsync",
          "sync token",
          "window size",
          "filter type",
          "soft delete",
          "heartbeat interval",
          "policy key",
          "mod seq",
          "modseq",
          "uid validity",
          "uidvalidity",
          "propfind");

  private static final List<String> OF_ACTIVE_SYNC = List.of("eas", "active sync", "activesync");

  private static final Pattern PART = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");
  private static final Pattern TABLE =
      Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)[^;]*");

  static final Rule WIRE =
      new Rule(
          "core and persistence contain no word of a wire",
          house ->
              house
                  .mainSources()
                  .filter(
                      s ->
                          s.module().equals(Part.CORE.directory)
                              || s.module().equals(Part.PERSISTENCE.directory))
                  // The text formats speak their own standards: HTML has an href.
                  .filter(s -> !s.isIn(Part.ROOT + ".core.format"))
                  .flatMap(
                      s ->
                          words(s)
                              .filter(Words::isOfTheWire)
                              .map(word -> s.path() + " says " + word)));

  private Words() {}

  static boolean isOfTheWire(String text) {
    return has(OF_THE_WIRE, text);
  }

  private static boolean has(List<String> words, String text) {
    StringBuilder parts = new StringBuilder(" ");
    for (Matcher part = PART.matcher(text); part.find(); ) {
      parts.append(part.group().toLowerCase(Locale.ROOT)).append(' ');
    }
    // A leading capital stands alone in words like ETag and CTag.
    String read = parts.toString().replace(" e tag ", " etag ").replace(" c tag ", " ctag ");
    return words.stream().anyMatch(word -> read.contains(" " + word + " "));
  }

  /** Tables of the migrations that name ActiveSync in their own name or a column's. */
  static List<String> tablesOfTheWire(Path migrations) {
    if (!Files.isDirectory(migrations)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(migrations)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).sorted().toList()) {
        String sql = Files.readString(file, UTF_8).replaceAll("--[^\n]*", "");
        for (Matcher table = TABLE.matcher(sql); table.find(); ) {
          if (isOfTheWire(table.group()) || has(OF_ACTIVE_SYNC, table.group())) {
            found.add(file.getFileName() + ": " + table.group(1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Names and texts of a file; comments may cite what they like. */
  private static Stream<String> words(Source source) {
    return Stream.of(
            source.all(ClassTree.class).stream().map(c -> c.getSimpleName().toString()),
            source.all(MethodTree.class).stream().map(m -> m.getName().toString()),
            source.all(VariableTree.class).stream().map(v -> v.getName().toString()),
            source.all(IdentifierTree.class).stream().map(i -> i.getName().toString()),
            source.all(MemberSelectTree.class).stream().map(m -> m.getIdentifier().toString()),
            source.all(LiteralTree.class).stream()
                .filter(l -> l.getValue() instanceof String)
                .map(l -> (String) l.getValue()))
        .flatMap(words -> words);
  }
}
