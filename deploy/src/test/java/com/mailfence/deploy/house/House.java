package com.mailfence.deploy.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at: the classes that run on the server or in testbed, as compiled, and every
 * Java file, as written.
 */
final class House {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  // One file manager for all: opening the class path is what costs.
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private static final ImportOption MAIN = location -> !location.contains("Test.class");

  private final List<Source> sources;
  private final Supplier<JavaClasses> compiled;
  private @Nullable JavaClasses classes;

  private House(List<Source> sources, Supplier<JavaClasses> compiled) {
    this.sources = List.copyOf(sources);
    this.compiled = compiled;
  }

  /** This project. Read once for all tests. */
  static House whole() {
    return Whole.HOUSE;
  }

  /** The folder that holds the modules. */
  static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve(Part.CORE.directory))) {
      at = at.getParent();
    }
    return at;
  }

  /** A house of a few files, to show that a rule bites. Each text is one compilation unit. */
  static House built(String... texts) {
    List<Text> files = Arrays.stream(texts).map(Text::placed).toList();
    return new House(parse(files), () -> compile(files));
  }

  List<Source> sources() {
    return sources;
  }

  /** Compiled when a rule first asks, which most rules do not. */
  JavaClasses classes() {
    JavaClasses known = classes;
    if (known == null) {
      known = compiled.get();
      classes = known;
    }
    return known;
  }

  Stream<Source> mainSources() {
    return sources.stream().filter(Source::isMain);
  }

  Stream<Dependency> dependencies() {
    return classes().stream().flatMap(c -> c.getDirectDependenciesFromSelf().stream());
  }

  /** Calls, constructions, field reads and method references. */
  Stream<JavaAccess<?>> accesses() {
    return classes().stream().flatMap(c -> c.getAccessesFromSelf().stream());
  }

  Stream<JavaClass> topTypes() {
    return classes().stream().filter(JavaClass::isTopLevelClass);
  }

  private static JavaClasses compile(List<Text> files) {
    try {
      Path out = Files.createTempDirectory("house");
      try {
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", out.toString(), "-proc:none", "-nowarn");
        if (!COMPILER.getTask(messages, FILES, null, options, null, files).call()) {
          throw new IllegalArgumentException(messages.toString());
        }
        return new ClassFileImporter().withImportOption(MAIN).importPath(out);
      } finally {
        remove(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Source> parse(List<Text> files) {
    JavacTask task = (JavacTask) COMPILER.getTask(null, FILES, null, List.of(), null, files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    // The compiler wraps the files it is given; their names it keeps.
    Map<URI, Text> byName = files.stream().collect(Collectors.toMap(Text::toUri, f -> f));
    List<Source> sources = new ArrayList<>();
    try {
      for (CompilationUnitTree tree : task.parse()) {
        Text text = byName.get(tree.getSourceFile().toUri());
        sources.add(new Source(text.path, text.content.lines().toList(), tree, positions));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  /** A file for the compiler that remembers where in the project it stands. */
  private static final class Text extends SimpleJavaFileObject {
    final String path;
    final String content;

    Text(String path, String content) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.path = path;
      this.content = content;
    }

    /** Puts a text where its package and type names say it belongs. */
    static Text placed(String content) {
      Text loose = new Text("Any.java", content);
      Source source = parse(List.of(loose)).get(0);
      String name = source.packageName();
      String module = Part.of(name).orElse(Part.DEPLOY).directory;
      String type =
          source.topTypes().isEmpty()
              ? "package-info"
              : source.topTypes().get(0).getSimpleName().toString();
      String folder = type.endsWith("Test") ? "/src/test/java/" : "/src/main/java/";
      return new Text(module + folder + name.replace('.', '/') + "/" + type + ".java", content);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private static final class Whole {
    static final House HOUSE = read(root());

    private static House read(Path root) {
      List<Path> compiled =
          Arrays.stream(Part.values())
              .map(part -> root.resolve(part.directory).resolve("target/classes"))
              .filter(Files::isDirectory)
              .toList();
      List<Text> files = new ArrayList<>();
      for (Part part : Part.values()) {
        files.addAll(texts(root, root.resolve(part.directory).resolve("src")));
      }
      return new House(parse(files), () -> new ClassFileImporter().importPaths(compiled));
    }

    private static List<Text> texts(Path root, Path folder) {
      if (!Files.isDirectory(folder)) {
        return List.of();
      }
      try (Stream<Path> paths = Files.walk(folder)) {
        return paths
            .filter(path -> path.toString().endsWith(".java"))
            .sorted()
            .map(path -> new Text(relative(root, path), content(path)))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String relative(Path root, Path path) {
      return root.relativize(path).toString().replace('\\', '/');
    }

    private static String content(Path path) {
      try {
        return Files.readString(path, UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
