package com.mailfence.deploy.house;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the Java platform offers and this house does not take. */
final class Machine {

  static final Rule SERIAL =
      notUsed(
          "no object is read from bytes by Java serialisation",
          "java\\.io\\.Object(Input|Output)Stream|java\\.beans\\.XML(De|En)coder");

  private static final Pattern REFLECTION =
      Pattern.compile(
          "java\\.lang\\.Class\\.(forName|newInstance|get(Declared)?(Method|Field|Constructor)s?)\\(.*"
              + "|java\\.lang\\.(reflect|invoke)\\..*"
              + "|.*\\.setAccessible\\(.*"
              + "|java\\.util\\.ServiceLoader\\..*");

  static final Rule REFLECTION_FREE =
      notCalled("no reflection: the compiler sees every call", REFLECTION, a -> true);

  private static final Pattern LOCAL =
      Pattern.compile(
          "java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)"
              + "|java\\.lang\\.String\\.<init>\\(\\[B(, int, int)?\\)"
              + "|java\\.lang\\.String\\.<init>\\(byte\\[\\](, int, int)?\\)"
              + "|java\\.io\\.(FileReader|FileWriter)\\.<init>\\(java\\.(io\\.File|lang\\.String)\\)"
              + "|java\\.io\\.InputStreamReader\\.<init>\\(java\\.io\\.InputStream\\)"
              + "|java\\.io\\.OutputStreamWriter\\.<init>\\(java\\.io\\.OutputStream\\)"
              + "|java\\.io\\.ByteArrayOutputStream\\.toString\\(\\)"
              + "|java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)"
              + "|java\\.time\\.ZoneId\\.systemDefault\\(\\)"
              + "|java\\.util\\.TimeZone\\.getDefault\\(\\)"
              + "|java\\.util\\.Locale\\.getDefault\\(.*");

  static final Rule LOCALE_FREE =
      notCalled("no answer depends on the machine's language, zone or charset", LOCAL, a -> true);

  private static final Pattern PRINTING =
      Pattern.compile("java\\.lang\\.System\\.(out|err)|.*\\.printStackTrace\\(\\)");

  static final Rule QUIET =
      notCalled(
          "only deploy and testbed write to the console",
          PRINTING,
          a ->
              !Part.DEPLOY.holds(a.getOriginOwner().getPackageName())
                  && !Part.TESTBED.holds(a.getOriginOwner().getPackageName()));

  private static final Pattern FOREIGN =
      Pattern.compile(
          "(org\\.mockito|org\\.easymock|io\\.mockk|lombok|reactor|io\\.reactivex|rx|org\\.springframework"
              + "|jakarta\\.inject|com\\.google\\.inject|java\\.util\\.concurrent\\.Flow)(\\..*)?");

  static final Rule PLAIN =
      new Rule(
          "no mock library, Lombok, container or reactive type",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          s.imports().stream()
                              .filter(i -> FOREIGN.matcher(i).matches())
                              .map(i -> s.path() + " imports " + i)));

  private static final List<String> PAUSES = List.of("Thread.sleep", "TimeUnit.SECONDS.sleep");

  static final Rule AWAKE =
      new Rule(
          "nothing sleeps, in tests neither: the clock is ours",
          house ->
              house.sources().stream()
                  .flatMap(
                      s ->
                          s.all(MethodInvocationTree.class).stream()
                              .filter(m -> PAUSES.contains(m.getMethodSelect().toString()))
                              .map(s::at)));

  /** {@code (a|b)*} needs one stack frame a repetition in the JDK's engine. */
  private static final Pattern STAR_OVER_CHOICE =
      Pattern.compile("\\((?!\\?[<!=])[^()]*(?<!\\\\)\\|[^()]*\\)(\\*|\\+|\\{\\d+,\\})");

  static final Rule EXPRESSIONS =
      new Rule(
          "no regular expression repeats a choice without bound: 40 kB of mail overflow the stack",
          house ->
              house
                  .mainSources()
                  .flatMap(
                      s ->
                          s.all(LiteralTree.class).stream()
                              .filter(l -> l.getValue() instanceof String)
                              .filter(l -> STAR_OVER_CHOICE.matcher((String) l.getValue()).find())
                              .map(s::at)));

  private Machine() {}

  private static Rule notCalled(
      String says, Pattern targets, Predicate<JavaAccess<?>> everywhereBut) {
    return new Rule(
        says,
        house ->
            house
                .accesses()
                .filter(everywhereBut)
                .filter(a -> targets.matcher(a.getTarget().getFullName()).matches())
                .map(JavaAccess::getDescription));
  }

  private static Rule notUsed(String says, String types) {
    return new Rule(says, house -> uses(house, Pattern.compile(types)));
  }

  private static Stream<String> uses(House house, Pattern types) {
    return house
        .dependencies()
        .filter(d -> types.matcher(d.getTargetClass().getName()).matches())
        .map(Dependency::getDescription);
  }
}
