package com.mailfence.deploy.house;

import org.junit.jupiter.api.Test;

/** What Java offers and we do not take, each with an offence that proves the rule sees it. */
final class MachineTest {

  private static final String IN_CORE = "package com.mailfence.core.x; ";

  @Test
  void noObjectIsReadFromBytes() {
    Machine.SERIAL.holds().bites(IN_CORE + "class A { java.io.ObjectInputStream in; }");
  }

  @Test
  void noReflectionIsUsed() {
    Machine.REFLECTION_FREE
        .holds()
        .bites(IN_CORE + "class A { void a() throws Exception { Class.forName(\"A\"); } }")
        .bites(IN_CORE + "class A { Object o = A.class.getDeclaredMethods(); }")
        .bites(IN_CORE + "class A { Object o = java.lang.invoke.MethodHandles.lookup(); }")
        .spares(IN_CORE + "enum A { B; Object o = A.class.getName(); }")
        .spares(IN_CORE + "record A(int b) { Runnable c() { return () -> { }; } }");
  }

  @Test
  void noAnswerDependsOnTheMachine() {
    Machine.LOCALE_FREE
        .holds()
        .bites(IN_CORE + "class A { String s = \"I\".toLowerCase(); }")
        .bites(IN_CORE + "class A { byte[] b = \"I\".getBytes(); }")
        .bites(IN_CORE + "class A { String s = new String(new byte[1]); }")
        .bites(
            IN_CORE
                + "class A { java.util.function.Function<String, String> f = String::toLowerCase; }")
        .spares(IN_CORE + "class A { String s = \"I\".toLowerCase(java.util.Locale.ROOT); }");
  }

  @Test
  void onlyDeployAndTestbedWriteToTheConsole() {
    Machine.QUIET
        .holds()
        .bites(IN_CORE + "class A { void a() { System.out.println(); } }")
        .spares("package com.mailfence.deploy; class A { void a() { System.out.println(); } }");
  }

  @Test
  void noMockContainerOrReactiveType() {
    Machine.PLAIN
        .holds()
        .bites(IN_CORE + "import java.util.concurrent.Flow; class A {}")
        .spares(IN_CORE + "import java.util.concurrent.Future; class A {}");
  }

  @Test
  void nothingSleeps() {
    Machine.AWAKE
        .holds()
        .bites(IN_CORE + "class ATest { void a() throws Exception { Thread.sleep(1); } }");
  }

  @Test
  void noExpressionRepeatsAChoice() {
    Machine.EXPRESSIONS
        .holds()
        .bites(IN_CORE + "class A { String s = \"(?:a|b)*c\"; }")
        .bites(IN_CORE + "class A { String s = \"x(a|b)+\"; }")
        .spares(IN_CORE + "class A { String s = \"[ab]*c(a|b)?\"; }");
  }
}
