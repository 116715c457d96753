package com.mailfence.deploy.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Java file: where it stands, its text and its syntax tree.
 *
 * @param path from the root of the project, with forward slashes
 * @param lines the text split at line ends
 */
record Source(
    String path, List<String> lines, CompilationUnitTree tree, SourcePositions positions) {

  Source {
    lines = List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  String packageName() {
    return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
  }

  String module() {
    return path.substring(0, path.indexOf('/'));
  }

  /** Code that only tests run: test folders, and the whole of testbed. */
  boolean isTest() {
    return path.contains("/src/test/") || module().equals(Part.TESTBED.directory);
  }

  /** Code that runs on the server. */
  boolean isMain() {
    return !isTest();
  }

  boolean isIn(String packageRoot) {
    return Part.isWithin(packageName(), packageRoot);
  }

  boolean isPackageInfo() {
    return fileName().equals("package-info.java");
  }

  List<String> imports() {
    return tree.getImports().stream().map(i -> i.getQualifiedIdentifier().toString()).toList();
  }

  List<ClassTree> topTypes() {
    return tree.getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .toList();
  }

  /** Every node of one kind, in the order of the text. */
  <T extends Tree> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree node, Void unused) {
        if (kind.isInstance(node)) {
          found.add(kind.cast(node));
        }
        return super.scan(node, unused);
      }
    }.scan(tree, null);
    return found;
  }

  /** Lines from the first to the last character of a node. */
  int height(Tree node) {
    return line(positions.getEndPosition(tree, node)) - line(node) + 1;
  }

  String at(Tree node) {
    return path + ":" + line(node);
  }

  private int line(Tree node) {
    return line(positions.getStartPosition(tree, node));
  }

  private int line(long position) {
    return (int) tree.getLineMap().getLineNumber(position);
  }
}
