package com.mailfence.deploy.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Who may see what: the ten rules of the floor plan. */
final class Rooms {

  private static final String CORE_FORMAT = Part.ROOT + ".core.format";

  static final Rule ARROWS =
      new Rule(
          "modules see only what stands below them",
          house ->
              house
                  .dependencies()
                  .filter(
                      d -> Part.of(to(d)).filter(seen -> !Part.maySee(from(d), seen)).isPresent())
                  .map(Dependency::getDescription));

  static final Rule FURNITURE =
      new Rule(
          "a module holds only its own packages",
          house ->
              house.sources().stream()
                  .filter(
                      s ->
                          Part.of(s.packageName())
                              .filter(part -> part.directory.equals(s.module()))
                              .isEmpty())
                  .map(s -> s.path() + " is of package " + s.packageName()));

  static final Rule CIRCLES =
      new Rule("no packages see each other in a circle", house -> circles(house).stream());

  static final Rule DATABASE =
      onlyFrom(
          "the database is seen from persistence alone",
          List.of("java.sql", "javax.sql", "jakarta.persistence", "org.hibernate", "org.h2"),
          c -> Part.PERSISTENCE.holds(c.getPackageName()));

  private static final Pattern SQL =
      Pattern.compile(
          "(?s)\\s*(?![A-Z][a-z])(?i:select\\s.*\\sfrom\\s|insert\\s+into\\s|update\\s+\\w+\\s+set\\s"
              + "|delete\\s+from\\s|merge\\s+into\\s|(create|alter|drop)\\s+table\\s).*");

  static final Rule SQL_TEXT =
      new Rule(
          "SQL is written in persistence alone",
          house ->
              house
                  .mainSources()
                  .filter(s -> !s.module().equals(Part.PERSISTENCE.directory))
                  .flatMap(
                      s ->
                          s.all(LiteralTree.class).stream()
                              .filter(l -> l.getKind() == Tree.Kind.STRING_LITERAL)
                              .filter(l -> SQL.matcher((String) l.getValue()).matches())
                              .map(s::at)));

  static final Rule SERVLETS =
      onlyFrom(
          "the HTTP server is seen from http packages, the web API and deploy",
          List.of("jakarta.servlet", "org.eclipse.jetty"),
          c ->
              c.getPackageName().endsWith(".http")
                  || Part.WEB.holds(c.getPackageName())
                  || Part.DEPLOY.holds(c.getPackageName()));

  static final Rule PARSERS =
      onlyFrom(
          "parser libraries are seen from core.format alone",
          List.of(
              "org.apache.james.mime4j",
              "org.jsoup",
              "org.owasp.html",
              "org.mozilla.universalchardet",
              "net.fortuna.ical4j",
              "org.dmfs",
              "ezvcard",
              "biweekly"),
          c -> Part.isWithin(c.getPackageName(), CORE_FORMAT));

  private static final Pattern XML_FACTORY =
      Pattern.compile(
          "javax\\.xml\\..*\\.(DocumentBuilderFactory|SAXParserFactory|XMLInputFactory"
              + "|TransformerFactory|SchemaFactory|XPathFactory)\\.(new|<init>).*");

  static final Rule XML =
      new Rule(
          "one class in core.format makes all XML readers, so that one place hardens them",
          house -> {
            Set<JavaClass> makers =
                house
                    .accesses()
                    .filter(a -> XML_FACTORY.matcher(a.getTarget().getFullName()).matches())
                    .map(a -> a.getOriginOwner())
                    .collect(Collectors.toSet());
            boolean kept =
                makers.size() <= 1
                    && makers.stream()
                        .allMatch(c -> Part.isWithin(c.getPackageName(), CORE_FORMAT));
            return kept ? Stream.empty() : makers.stream().map(JavaClass::getName);
          });

  static final Rule CODECS =
      new Rule(
          "codecs see no store, no change and no wake",
          house ->
              house
                  .dependencies()
                  .filter(d -> from(d).matches(".*\\.(wire|xml|wbxml)(\\..*)?"))
                  .filter(
                      d ->
                          Part.isWithin(to(d), Part.ROOT + ".core.store")
                              || Part.isWithin(to(d), Part.ROOT + ".core.change")
                              || Part.isWithin(to(d), Part.ROOT + ".core.wake"))
                  .map(Dependency::getDescription));

  /** The packages that own threads; all others are given an executor. */
  private static final List<String> THREAD_ROOMS =
      Stream.of(
              "core.wake",
              "core.follow",
              "engine.smtp",
              "engine.queue",
              "imap.line",
              "testbed",
              "deploy")
          .map(room -> Part.ROOT + "." + room)
          .toList();

  /** Classes of persistence that group commits or listen to the database. */
  private static final Set<String> THREAD_CLASSES =
      Set.of(
          Part.ROOT + ".persistence.GroupCommit",
          Part.ROOT + ".persistence.WakeBridge",
          Part.ROOT + ".persistence.Scrubber");

  private static final Pattern THREAD_MAKING =
      Pattern.compile(
          "java\\.lang\\.Thread\\.(?!currentThread|interrupt|isInterrupted|interrupted).*"
              + "|java\\.util\\.concurrent\\.Executors\\..*"
              + "|java\\.util\\.concurrent\\.\\w*(Executor|Pool)\\.<init>.*"
              + "|java\\.util\\.concurrent\\.ForkJoinPool\\.commonPool.*"
              + "|java\\.util\\.concurrent\\.locks\\..*"
              + "|java\\.util\\.Timer\\..*"
              + "|java\\.util\\.Collection\\.parallelStream.*"
              + "|java\\.util\\.stream\\.\\w+\\.parallel\\(.*"
              + "|java\\.lang\\.Object\\.(wait|notify|notifyAll)\\(.*");

  static final Rule THREADS =
      new Rule(
          "threads, executors and locks are made in the named rooms alone",
          house ->
              Stream.concat(
                  house
                      .accesses()
                      .filter(a -> !mayThread(a.getOriginOwner()))
                      .filter(a -> THREAD_MAKING.matcher(a.getTarget().getFullName()).matches())
                      .map(a -> a.getDescription()),
                  house
                      .mainSources()
                      .filter(s -> !mayThread(s.packageName(), s.packageName() + "." + type(s)))
                      .flatMap(Rooms::synchronizedIn)));

  private static final Pattern HIDDEN_INPUT =
      Pattern.compile(
          "java\\.time\\.\\w+\\.now\\(\\)"
              + "|java\\.time\\.Clock\\.(system|tick).*"
              + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getProperty|getenv).*"
              + "|java\\.lang\\.(Integer\\.getInteger|Long\\.getLong|Boolean\\.getBoolean)\\(.*"
              + "|java\\.util\\.Date\\.<init>\\(\\)"
              + "|java\\.util\\.Random\\.<init>\\(\\)"
              + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
              + "|java\\.lang\\.Math\\.random\\(\\)");

  static final Rule CLOCKS =
      new Rule(
          "time, chance and settings are passed in; only deploy asks the machine for them",
          house ->
              house
                  .accesses()
                  .filter(a -> !Part.DEPLOY.holds(a.getOriginOwner().getPackageName()))
                  .filter(a -> !Part.TESTBED.holds(a.getOriginOwner().getPackageName()))
                  .filter(a -> HIDDEN_INPUT.matcher(a.getTarget().getFullName()).matches())
                  .map(a -> a.getDescription()));

  static final Rule STORES =
      new Rule(
          "only HibernateStore and MemoryStore are a Store",
          house ->
              house.classes().stream()
                  .filter(c -> c.isAssignableTo(Part.ROOT + ".core.store.Store"))
                  .filter(c -> !c.isInterface())
                  .filter(c -> !c.getSimpleName().matches("HibernateStore|MemoryStore"))
                  .map(JavaClass::getName));

  private static final String DRAFT = "com\\.mailfence\\.core\\.store\\.(Draft|Books)(\\$.*)?";
  private static final Pattern STAMPING =
      Pattern.compile(
          "com\\.mailfence\\.core\\.(item\\.Stamps\\.(born|rewritten|marked|removed)"
              + "|store\\.Ledger\\.(insert|update))\\(.*");

  static final Rule NUMBERS =
      new Rule(
          "only Draft and its books give numbers to rows",
          house ->
              house
                  .accesses()
                  .filter(a -> STAMPING.matcher(a.getTarget().getFullName()).matches())
                  .filter(a -> !a.getOriginOwner().getName().matches(DRAFT))
                  .map(a -> a.getDescription()));

  private Rooms() {}

  /** Circles between packages, each as one text. */
  static List<String> circles(House house) {
    return slices()
        .matching(Part.ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .evaluate(house.classes())
        .getFailureReport()
        .getDetails();
  }

  private static Rule onlyFrom(String says, List<String> roots, Predicate<JavaClass> allowed) {
    return new Rule(
        says,
        house ->
            house
                .dependencies()
                .filter(d -> roots.stream().anyMatch(root -> Part.isWithin(to(d), root)))
                .filter(d -> !allowed.test(d.getOriginClass()))
                .map(Dependency::getDescription));
  }

  private static boolean mayThread(JavaClass c) {
    return mayThread(c.getPackageName(), c.getName().replaceAll("\\$.*", ""));
  }

  private static boolean mayThread(String packageName, String topType) {
    return THREAD_CLASSES.contains(topType)
        || THREAD_ROOMS.stream().anyMatch(room -> Part.isWithin(packageName, room));
  }

  private static Stream<String> synchronizedIn(Source source) {
    return Stream.concat(
        source.all(SynchronizedTree.class).stream().map(source::at),
        source.all(MethodTree.class).stream()
            .filter(m -> m.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED))
            .map(source::at));
  }

  private static String type(Source source) {
    return source.fileName().replace(".java", "");
  }

  private static String from(Dependency dependency) {
    return dependency.getOriginClass().getPackageName();
  }

  private static String to(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType().getPackageName();
  }
}
