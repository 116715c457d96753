package com.mailfence.deploy.house;

import org.junit.jupiter.api.Test;

/** The conventions a test can see, each with an offence that proves it does. */
final class MannersTest {

  private static final String IN_CORE = "package com.mailfence.core.x; ";

  @Test
  void fileHasAtMostFourHundredLines() {
    Manners.FILES
        .holds()
        .bites(IN_CORE + "class A {" + "\n".repeat(400) + "}")
        .spares(IN_CORE + "class A {" + "\n".repeat(399) + "}");
  }

  @Test
  void methodHasAtMostSixtyLines() {
    Manners.METHODS
        .holds()
        .bites(IN_CORE + "class A { void a() {" + "\n".repeat(60) + "} }")
        .spares(IN_CORE + "class A { void a() {" + "\n".repeat(59) + "} }");
  }

  @Test
  void methodTakesAtMostFiveParameters() {
    Manners.PARAMETER_LISTS
        .holds()
        .bites(IN_CORE + "class A { void a(int a, int b, int c, int d, int e, int f) {} }")
        .bites(IN_CORE + "class A { A(int a, int b, int c, int d, int e, int f) {} }")
        .spares(IN_CORE + "class A { void a(int a, int b, int c, int d, int e) {} }")
        .spares(IN_CORE + "record A(int a, int b, int c, int d, int e, int f) { A { a = 1; } }");
  }

  @Test
  void typeIsNamedForWhatItIs() {
    Manners.NAMES
        .holds()
        .bites(IN_CORE + "class FolderManager {}")
        .bites(IN_CORE + "class AbstractFolder {}")
        .bites(IN_CORE + "class StringUtils {}")
        .bites(IN_CORE + "interface IFolder {}")
        .bites(IN_CORE + "class A { class FolderImpl {} }")
        .spares(IN_CORE + "class Item {}")
        .spares(IN_CORE + "class Implication {}");
  }

  @Test
  void packageIntroducesItself() {
    String three =
        "/** Here live. They call. It must not. */ @org.jspecify.annotations.NullMarked ";
    Manners.PACKAGES
        .holds()
        .bites(IN_CORE + "class A {}")
        .bites("/** One. Two. */ @org.jspecify.annotations.NullMarked " + IN_CORE)
        .bites("/** Here live. They call. It must not. */ " + IN_CORE)
        .spares(three + IN_CORE, IN_CORE + "class A {}");
  }

  @Test
  void optionalIsReturnedOnly() {
    Manners.OPTIONALS
        .holds()
        .bites(IN_CORE + "class A { java.util.Optional<String> a; }")
        .bites(IN_CORE + "import java.util.Optional; record A(Optional<String> a) {}")
        .bites(IN_CORE + "import java.util.*; class A { void a(Optional<?> a) {} }")
        .bites(IN_CORE + "import java.util.*; class A { void a(OptionalInt a) {} }")
        .spares(
            IN_CORE
                + "import java.util.*; class A { Optional<String> a() {"
                + " Optional<String> a = Optional.empty(); return a; } }");
  }

  @Test
  void classIsFinalOrHeadOfFamily() {
    Manners.FINAL
        .holds()
        .bites(IN_CORE + "class A {}")
        .spares(IN_CORE + "final class A {}")
        .spares(IN_CORE + "abstract sealed class A {} final class B extends A {}");
  }

  @Test
  void switchHasArrows() {
    Manners.SWITCHES
        .holds()
        .bites(IN_CORE + "class A { void a(int a) { switch (a) { case 1: break; } } }")
        .spares(IN_CORE + "class A { void a(int a) { switch (a) { case 1 -> a++; } } }");
  }

  @Test
  void switchOverEnumHasNoDefault() {
    String colour = IN_CORE + "enum Colour { RED, BLUE }";
    String choice = IN_CORE + "class A { int a(%s) { return switch (c) { %s default -> 1; }; } }";
    Manners.DEFAULTS
        .holds()
        .bites(choice.formatted("Colour c", "case RED -> 2;"), colour)
        .spares(choice.formatted("int c", "case 3 -> 2;"), colour);
  }

  @Test
  void emptyCatchSaysWhy() {
    Manners.CATCHES
        .holds()
        .bites(IN_CORE + "class A { void a() { try { a(); } catch (Error e) { } } }")
        .spares(IN_CORE + "class A { void a() { try { a(); } catch (Error e) {\n// why\n} } }");
  }

  @Test
  void nothingIsLeftForLater() {
    String mark = "TO" + "DO";
    Manners.FINISHED
        .holds()
        .bites(IN_CORE + "class A { // " + mark + " more\n}")
        .bites(IN_CORE + "/* a\n " + mark + " */ class A {}")
        .spares(IN_CORE + "class A { String s = \"// " + mark + "\"; }");
  }

  @Test
  void everyTestIsNamedByASentence() {
    String test = IN_CORE + "class ATest { @org.junit.jupiter.api.Test void %s() {} }";
    String imported =
        IN_CORE + "import org.junit.jupiter.api.*; class ATest { @Test void %s() {} }";
    Manners.TESTS
        .holds()
        .bites(imported.formatted("works"))
        .bites(imported.formatted("testThatItWorks"))
        .bites(test.formatted("works"))
        .spares(imported.formatted("resentKeyGetsTheSameAnswer"));
  }
}
