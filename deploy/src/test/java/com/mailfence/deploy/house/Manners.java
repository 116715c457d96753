package com.mailfence.deploy.house;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How code is written here: the conventions that a test can see. */
final class Manners {

  private static final int FILE = 400;
  private static final int METHOD = 60;
  private static final int PARAMETERS = 5;

  /** Files that are one table of a standard; a table has the length it has. */
  private static final Set<String> TABLES = Set.of();

  static final Rule FILES = new Rule("a file has at most " + FILE + " lines", Manners::longFiles);

  static final Rule METHODS =
      new Rule("a method has at most " + METHOD + " lines", Manners::longMethods);

  static final Rule PARAMETER_LISTS =
      new Rule(
          "a method takes at most " + PARAMETERS + " parameters, else a record",
          house -> house.sources().stream().flatMap(Manners::longParameterLists));

  private static final Pattern EMPTY_NAME =
      Pattern.compile(
          "(Abstract|Base)[A-Z].*|I[A-Z][a-z].*"
              + "|.*(Manager|Helper|Helpers|Util|Utils|Utility|Impl|Abstract)");

  static final Rule NAMES =
      new Rule(
          "a type is named for what it is, not Manager, Helper, Util, Impl, Abstract or I-something",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          s.all(ClassTree.class).stream()
                              .filter(c -> EMPTY_NAME.matcher(c.getSimpleName()).matches())
                              .map(c -> s.at(c) + " " + c.getSimpleName())));

  private static final Pattern MARKED = Pattern.compile("@([a-z.]+\\.)?NullMarked\\b");

  static final Rule PACKAGES =
      new Rule(
          "every package has a package-info with @NullMarked and three sentences",
          house ->
              house.sources().stream()
                  .filter(s -> s.path().contains("/src/main/"))
                  .filter(s -> !isIntroduced(house, s))
                  .map(Source::packageName));

  static final Rule OPTIONALS =
      new Rule(
          "Optional is returned, never stored or passed",
          house -> house.sources().stream().flatMap(s -> Stream.concat(stored(s), passed(s))));

  static final Rule FINAL =
      new Rule(
          "a class is final or the head of a family",
          house ->
              house
                  .topTypes()
                  .filter(c -> !c.isInterface() && !c.isEnum() && !c.isRecord())
                  .filter(c -> !c.getModifiers().contains(JavaModifier.FINAL))
                  .filter(c -> c.getSubclasses().isEmpty() && !isMapped(c))
                  .map(JavaClass::getName));

  static final Rule SWITCHES =
      new Rule(
          "a switch has arrows",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          s.all(CaseTree.class).stream()
                              .filter(c -> c.getCaseKind() == CaseTree.CaseKind.STATEMENT)
                              .map(s::at)));

  static final Rule DEFAULTS =
      new Rule(
          "a switch over an enum names every constant and has no default",
          house -> {
            Set<String> constants =
                house.sources().stream().flatMap(Manners::constants).collect(Collectors.toSet());
            return house.sources().stream().flatMap(s -> openSwitches(s, constants));
          });

  static final Rule CATCHES =
      new Rule(
          "no catch clause is empty without a word why",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          s.all(CatchTree.class).stream()
                              .filter(c -> c.getBlock().getStatements().isEmpty())
                              .filter(c -> s.height(c.getBlock()) < 3)
                              .map(s::at)));

  static final Rule FINISHED =
      new Rule(
          "nothing is left to be done later",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          Comments.of(s.text()).stream()
                              .filter(
                                  c ->
                                      c.text().matches(".*\\b(TO" + "DO|FIX" + "ME|XXX|HACK)\\b.*"))
                              .map(c -> s.path() + ":" + c.line())));

  private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+([A-Z0-9][a-z0-9]*)+");

  static final Rule TESTS =
      new Rule(
          "a test is named by a sentence",
          house ->
              house.sources().stream()
                  .filter(Source::isTest)
                  .flatMap(
                      s ->
                          s.all(MethodTree.class).stream()
                              .filter(Manners::isTest)
                              .filter(
                                  m ->
                                      !SENTENCE.matcher(m.getName()).matches()
                                          || m.getName().toString().startsWith("test"))
                              .map(m -> s.at(m) + " " + m.getName())));

  private Manners() {}

  static Stream<String> longFiles(House house) {
    return house.sources().stream()
        .filter(s -> s.lines().size() > FILE && !TABLES.contains(s.fileName()))
        .map(s -> s.path() + " has " + s.lines().size());
  }

  static Stream<String> longMethods(House house) {
    return house.sources().stream()
        .flatMap(
            s ->
                s.all(MethodTree.class).stream()
                    .filter(m -> m.getBody() != null && s.height(m.getBody()) > METHOD)
                    .map(m -> s.at(m) + " " + m.getName() + " has " + s.height(m.getBody())));
  }

  /** A record may be as wide as its data, and an override is as wide as what it overrides. */
  private static Stream<String> longParameterLists(Source source) {
    return source.all(ClassTree.class).stream()
        .filter(type -> type.getKind() != Tree.Kind.RECORD)
        .flatMap(type -> type.getMembers().stream())
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(m -> m.getParameters().size() > PARAMETERS && !isMarked(m, "Override"))
        .map(m -> source.at(m) + " " + m.getName() + " takes " + m.getParameters().size());
  }

  private static boolean isIntroduced(House house, Source source) {
    return house.sources().stream()
        .filter(s -> s.isPackageInfo() && s.path().contains("/src/main/"))
        .filter(s -> s.packageName().equals(source.packageName()))
        .anyMatch(s -> MARKED.matcher(s.text()).find() && sentences(s) >= 3);
  }

  private static long sentences(Source info) {
    StringBuilder words = new StringBuilder();
    Comments.of(info.text()).forEach(c -> words.append(c.text()).append(' '));
    return Pattern.compile("[.!?](\\s|\\*|<)").matcher(words).results().count();
  }

  private static Stream<String> stored(Source source) {
    return source.all(ClassTree.class).stream()
        .flatMap(type -> type.getMembers().stream())
        .filter(VariableTree.class::isInstance)
        .map(VariableTree.class::cast)
        .filter(Manners::isOptional)
        .map(source::at);
  }

  private static Stream<String> passed(Source source) {
    return source.all(MethodTree.class).stream()
        .flatMap(m -> m.getParameters().stream())
        .filter(Manners::isOptional)
        .map(source::at);
  }

  private static Stream<String> constants(Source source) {
    return source.all(ClassTree.class).stream()
        .filter(type -> type.getKind() == Tree.Kind.ENUM)
        .flatMap(
            type ->
                type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(v -> v.getType().toString().equals(type.getSimpleName().toString()))
                    .map(v -> v.getName().toString()));
  }

  private static Stream<String> openSwitches(Source source, Set<String> constants) {
    return Stream.concat(
            source.all(SwitchTree.class).stream().map(SwitchTree::getCases),
            source.all(SwitchExpressionTree.class).stream().map(SwitchExpressionTree::getCases))
        .filter(cases -> cases.stream().anyMatch(c -> c.getExpressions().isEmpty()))
        .filter(
            cases -> {
              List<String> labels =
                  cases.stream()
                      .flatMap(c -> c.getExpressions().stream())
                      .map(Object::toString)
                      .toList();
              return !labels.isEmpty() && constants.containsAll(labels);
            })
        .map(cases -> source.at(cases.get(0)));
  }

  private static boolean isOptional(VariableTree variable) {
    // Javac has no type tree for a parameter of a lambda that leaves it out.
    return variable.getType() != null
        && variable
            .getType()
            .toString()
            .matches("(java\\.util\\.)?Optional(Int|Long|Double)?(<.*>)?");
  }

  private static boolean isMapped(JavaClass type) {
    return type.isAnnotatedWith("jakarta.persistence.Entity")
        || type.isAnnotatedWith("jakarta.persistence.Embeddable")
        || type.isAnnotatedWith("jakarta.persistence.MappedSuperclass");
  }

  static boolean isTest(MethodTree method) {
    return Stream.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "FuzzTest")
        .anyMatch(mark -> isMarked(method, mark));
  }

  private static boolean isMarked(MethodTree method, String annotation) {
    return method.getModifiers().getAnnotations().stream()
        .map(a -> a.getAnnotationType().toString())
        .anyMatch(name -> name.equals(annotation) || name.endsWith("." + annotation));
  }
}
