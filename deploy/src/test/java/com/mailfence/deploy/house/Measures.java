package com.mailfence.deploy.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Figures that show the house drifting before a rule breaks. */
final class Measures {

  /**
   * One figure.
   *
   * @param value as printed
   * @param aim what it should be, as printed
   * @param met whether it is so
   */
  record Measure(String name, String value, String aim, boolean met) {

    static Measure atMost(String name, long value, long aim) {
      return new Measure(name, Long.toString(value), "at most " + aim, value <= aim);
    }

    private String row() {
      return "%-42s %10s   %-18s %s".formatted(name, value, aim, met ? "" : "<- drifting").strip();
    }
  }

  private static final String SYNC = Part.ROOT + ".eas.command.Sync";
  private static final String WAKE = Part.ROOT + ".core.wake.WakeBoard.reached";

  private Measures() {}

  static List<Measure> of(House house, List<String> tablesOfTheWire) {
    return List.of(
        Measure.atMost("modules a Sync crosses", crossed(house, SYNC).size(), 3),
        Measure.atMost("functions over 60 lines", Manners.longMethods(house).count(), 0),
        Measure.atMost("files over 400 lines, tables apart", Manners.longFiles(house).count(), 0),
        publicShare(house),
        Measure.atMost("circles between packages", Rooms.circles(house).size(), 0),
        Measure.atMost("catch clauses in a command", catches(house), 0),
        Measure.atMost("places that must remember to notify", notifying(house).size(), 1),
        Measure.atMost("tables that know ActiveSync", tablesOfTheWire.size(), 0),
        testShare(house));
  }

  static String table(House house, List<Measure> measures) {
    long main = lines(house, Source::isMain);
    return measures.stream().map(Measure::row).collect(Collectors.joining("\n"))
        + "\n%d lines run on the server, %d are tests and testbed; %d tests in Java\n"
            .formatted(main, lines(house, Source::isTest), tests(house));
  }

  /** The modules a class reaches, itself included, over whatever it names. */
  static Set<Part> crossed(House house, String start) {
    Set<JavaClass> seen = new LinkedHashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>();
    house.classes().stream().filter(c -> c.getName().equals(start)).forEach(next::add);
    while (!next.isEmpty()) {
      JavaClass at = next.remove();
      if (seen.add(at)) {
        at.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .filter(c -> Part.of(c.getPackageName()).isPresent())
            .forEach(next::add);
      }
    }
    return seen.stream()
        .map(c -> Part.of(c.getPackageName()))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /** Classes that tell the board a topic moved; the server has one way of committing. */
  static Set<String> notifying(House house) {
    return house
        .accesses()
        .filter(a -> a.getTarget().getFullName().startsWith(WAKE))
        .map(JavaAccess::getOriginOwner)
        .filter(c -> !Part.TESTBED.holds(c.getPackageName()))
        .map(c -> c.getName().replaceAll("\\$.*", ""))
        .collect(Collectors.toSet());
  }

  /** In classes that are a {@code Command}; what goes wrong there is the desk's to answer. */
  private static long catches(House house) {
    return house
        .mainSources()
        .filter(s -> s.packageName().endsWith(".command"))
        .filter(s -> s.topTypes().stream().anyMatch(Measures::isCommand))
        .mapToLong(s -> s.all(CatchTree.class).size())
        .sum();
  }

  private static boolean isCommand(ClassTree type) {
    return type.getImplementsClause().stream().anyMatch(i -> i.toString().equals("Command"));
  }

  private static Measure publicShare(House house) {
    List<Boolean> open =
        house.mainSources().flatMap(s -> s.topTypes().stream()).map(Doors::isPublic).toList();
    long share = percent(open.stream().filter(o -> o).count(), open.size());
    return new Measure("public top types", share + " %", "under 40 %", share < 40);
  }

  private static Measure testShare(House house) {
    long share = percent(lines(house, Source::isTest), lines(house, Source::isMain));
    String ratio = "%d.%02d : 1".formatted(share / 100, share % 100);
    return new Measure("lines of tests to lines of code", ratio, "about 1 : 1", share >= 80);
  }

  private static long percent(long part, long whole) {
    return whole == 0 ? 0 : Math.round(100.0 * part / whole);
  }

  private static long lines(House house, Predicate<Source> which) {
    return house.sources().stream()
        .filter(which)
        .flatMap(s -> s.lines().stream())
        .filter(line -> !line.isBlank())
        .count();
  }

  private static long tests(House house) {
    return house.sources().stream()
        .flatMap(s -> s.all(MethodTree.class).stream())
        .filter(Manners::isTest)
        .count();
  }
}
