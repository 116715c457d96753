package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.tngtech.archunit.core.domain.Dependency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Closed doors: a type is public only when another package needs it. */
final class Doors {

  /**
   * Types that stand open for a caller still to come, one full name a line with the reason behind
   * it, or a package with a dot at its end. Whoever calls such a type strikes its line.
   */
  private static final Set<String> WAITING = waiting();

  static final Rule CLOSED =
      new Rule(
          "a public type is needed by another package",
          house -> {
            Set<String> needed = needed(house);
            return publicTypes(house)
                .filter(type -> !needed.contains(type) && !waits(type))
                .map(type -> type + " is public, but no other package of the house uses it");
          });

  private Doors() {}

  /** Full names of the public top types of main code and testbed. */
  static Stream<String> publicTypes(House house) {
    return house.sources().stream()
        .filter(s -> s.path().contains("/src/main/"))
        .flatMap(
            s ->
                s.topTypes().stream()
                    .filter(type -> isPublic(type) && !isStart(type))
                    .map(t -> s.packageName() + "." + t.getSimpleName()));
  }

  static boolean isPublic(ClassTree type) {
    return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }

  /** The machine calls it. */
  private static boolean isStart(ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .anyMatch(
            m ->
                m.getName().contentEquals("main")
                    && m.getModifiers().getFlags().contains(Modifier.STATIC));
  }

  private static Set<String> needed(House house) {
    Set<String> needed = new TreeSet<>();
    house
        .dependencies()
        .filter(d -> !d.getOriginClass().getPackageName().equals(packageOf(d)))
        .forEach(d -> needed.add(top(d)));
    // A constant is copied by the compiler and leaves no trace but the import.
    for (Source source : house.sources()) {
      for (String imported : source.imports()) {
        boolean tests = source.path().contains("/src/test/");
        if (!tests || imported.startsWith(Part.ROOT + "." + Part.TESTBED.directory)) {
          outsideNames(source, imported).forEach(needed::add);
        }
      }
    }
    return needed;
  }

  /** The type an import names, and the one a static import names a member of. */
  private static Stream<String> outsideNames(Source source, String imported) {
    int end = imported.lastIndexOf('.');
    String owner = end < 0 ? imported : imported.substring(0, end);
    return Stream.of(imported, owner)
        .filter(name -> !name.startsWith(source.packageName() + ".") || isDeeper(source, name));
  }

  private static boolean isDeeper(Source source, String name) {
    String rest = name.substring(source.packageName().length() + 1);
    return Character.isLowerCase(rest.charAt(0));
  }

  private static boolean waits(String type) {
    return WAITING.stream()
        .anyMatch(name -> name.endsWith(".") ? type.startsWith(name) : type.equals(name));
  }

  private static String packageOf(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getPackageName();
  }

  private static String top(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getName().replaceAll("\\$.*", "");
  }

  private static Set<String> waiting() {
    try (InputStream in = Doors.class.getResourceAsStream("open-doors.txt")) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      return lines.stream()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
