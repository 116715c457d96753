package com.mailfence.deploy.house;

import com.mailfence.deploy.house.Papers.Shelf;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes down which point of which paper is kept where, and which test proves it. */
final class Compliance {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Numbers within a name count as numbers: R5 stands before R10. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparing(
          name ->
              NUMBER
                  .matcher(name)
                  .replaceAll(n -> "0".repeat(12 - n.group().length()) + n.group()));

  private final Papers papers;
  private final List<Citation> citations;

  Compliance(Papers papers, List<Citation> citations) {
    this.papers = papers;
    this.citations = List.copyOf(citations);
  }

  /** The pages by file name. */
  Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("README.md", overview());
    for (Shelf shelf : Shelf.values()) {
      pages.put(file(shelf), page(shelf));
    }
    return pages;
  }

  private String overview() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # What the code says it keeps

        Written from the citations in comments, so do not edit it. To write it anew:

            mvn -pl deploy -am test -Dtest=CitationsTest \\
                -Dsurefire.failIfNoSpecifiedTests=false -Dcompliance.write=true

        A point is built when code that runs on the server names it, and proven when a test does.

        | Paper | Title | Built | Proven | Points in the paper |
        | --- | --- | ---: | ---: | ---: |
        """);
    for (Shelf shelf : Shelf.values()) {
      byPaper(shelf).forEach((paper, cited) -> out.append(overviewRow(shelf, paper, cited)));
    }
    return out.toString();
  }

  private String overviewRow(Shelf shelf, String paper, List<Citation> cited) {
    return "| [%s](%s#%s) | %s | %d | %d | %s |\n"
        .formatted(
            name(paper),
            file(shelf),
            anchor(paper),
            papers.title(paper),
            points(cited, c -> !c.test()),
            points(cited, Citation::test),
            papers.count(paper) == 0 ? "" : papers.count(paper));
  }

  private String page(Shelf shelf) {
    StringBuilder out = new StringBuilder("# " + title(shelf) + "\n");
    byPaper(shelf)
        .forEach(
            (paper, cited) -> {
              out.append("\n## ").append(name(paper)).append("\n\n");
              out.append(papers.title(paper)).append("\n\n");
              out.append("| Point | Built in | Proven in |\n| --- | --- | --- |\n");
              grouped(cited, Citation::written)
                  .forEach((point, all) -> out.append(row(point, all)));
            });
    out.append(deviations(shelf));
    return out.toString();
  }

  private static String row(String point, List<Citation> cited) {
    return "| %s | %s | %s |\n"
        .formatted(point, files(cited, c -> !c.test()), files(cited, Citation::test));
  }

  private String deviations(Shelf shelf) {
    String rows =
        citations.stream()
            .filter(c -> Shelf.of(c.paper()) == shelf && !c.deviation().isEmpty())
            .map(c -> "| %s | %s | %s |\n".formatted(c.written(), c.deviation(), link(c.path())))
            .distinct()
            .sorted(BY_NUMBER)
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "\n## Where we differ\n\n| From | How and why | In |\n| --- | --- | --- |\n" + rows;
  }

  private Map<String, List<Citation>> byPaper(Shelf shelf) {
    return grouped(
        citations.stream().filter(c -> Shelf.of(c.paper()) == shelf).toList(), Citation::paper);
  }

  private static Map<String, List<Citation>> grouped(
      List<Citation> citations, Function<Citation, String> by) {
    return citations.stream()
        .collect(Collectors.groupingBy(by, () -> new TreeMap<>(BY_NUMBER), Collectors.toList()));
  }

  private static long points(List<Citation> cited, Predicate<Citation> which) {
    return cited.stream().filter(which).map(Citation::point).distinct().count();
  }

  private static String files(List<Citation> cited, Predicate<Citation> which) {
    return cited.stream()
        .filter(which)
        .map(c -> link(c.path()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String link(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    return "[" + file + "](../../" + path + ")";
  }

  private static String name(String paper) {
    return Shelf.of(paper) == Shelf.RFC ? "RFC " + paper : paper;
  }

  private static String anchor(String paper) {
    return name(paper).toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static String title(Shelf shelf) {
    return switch (shelf) {
      case RFC -> "Internet standards";
      case MICROSOFT -> "Microsoft's ActiveSync papers";
      case PRODUCT -> "Requirements of the product";
      case HOSTILE -> "Hostile cases";
    };
  }

  private static String file(Shelf shelf) {
    return switch (shelf) {
      case RFC -> "rfc.md";
      case MICROSOFT -> "microsoft.md";
      case PRODUCT -> "product.md";
      case HOSTILE -> "hostile.md";
    };
  }
}
