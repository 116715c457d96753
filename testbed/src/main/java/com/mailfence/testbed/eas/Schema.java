package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What answers look like, by the papers: which elements stand in which, in which order, how often,
 * and what their text may be. The phone's own table, and not the server's. // [MS-ASCMD] 2.2.1
 */
final class Schema {
  static final Schema TABLE = new Schema();

  private final Map<String, SchemaRule> rules = new LinkedHashMap<>();

  private Schema() {
    try (InputStream in = Schema.class.getResourceAsStream("schema.txt")) {
      String page = "";
      for (String line : new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).split("\n")) {
        if (line.startsWith("page ")) {
          page = line.substring(5).strip();
        } else if (!line.isBlank() && !line.startsWith("#")) {
          SchemaRule rule = SchemaRule.read(page, line);
          rules.put(rule.name(), rule);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Judges the root of an answer in this version.
   *
   * @throws BadAnswer that says all that is wrong with it
   */
  void check(Node root, String version) {
    List<String> faults = faults(root, version);
    if (!faults.isEmpty()) {
      throw new BadAnswer(String.join("; ", faults) + " in " + root);
    }
  }

  /** All that is wrong. */
  List<String> faults(Node root, String version) {
    String name = root.name().substring(root.name().indexOf(':') + 1);
    SchemaRule rule = rules.get(name);
    if (rule == null || !root.name().equals(rule.page() + ":" + name)) {
      return List.of("no answer is a " + root.name());
    }
    var judged = new Judged(version, new ArrayList<>());
    judge(root, rule, name, judged);
    return judged.faults;
  }

  /** Every element that may stand anywhere. */
  List<String> names() {
    return rules.values().stream()
        .flatMap(rule -> children(rule).stream())
        .map(SchemaChild::name)
        .distinct()
        .toList();
  }

  private record Judged(String version, List<String> faults) {
    void fault(String where, String what) {
      faults.add(where + ": " + what);
    }
  }

  private void judge(Node node, SchemaRule rule, String where, Judged judged) {
    List<SchemaChild> all = children(rule);
    int last = 0;
    for (Node one : node.children()) {
      int at = index(all, one, judged.version);
      if (at < 0) {
        judged.fault(where, one.name() + " does not belong here");
        continue;
      }
      if (rule.ordered() && at < last) {
        judged.fault(where, one.name() + " comes too late");
      }
      last = Math.max(last, at);
      judge(one, all.get(at), where + "/" + one.name(), judged);
    }
    all.forEach(child -> count(node, child, where, judged));
    if (node.bytes().length > 0) {
      judged.fault(where, "text where elements belong");
    }
  }

  private static int index(List<SchemaChild> all, Node one, String version) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(one.name()) && all.get(i).isIn(version)) {
        return i;
      }
    }
    return -1;
  }

  private static void count(Node parent, SchemaChild child, String where, Judged judged) {
    long there = parent.children().stream().filter(n -> n.name().equals(child.name())).count();
    if (child.isIn(judged.version) && !child.mark().allows(there, parent)) {
      judged.fault(where, there + " times " + child.name());
    }
  }

  private void judge(Node node, SchemaChild child, String where, Judged judged) {
    SchemaRule rule = rules.get(child.kind());
    if (rule != null) {
      judge(node, rule, where, judged);
    } else if (!SchemaText.of(child.kind()).fits(node)) {
      judged.fault(where, "no " + child.kind() + " but " + node);
    }
  }

  /** The children of a rule, with those of the rules it names. */
  private List<SchemaChild> children(SchemaRule rule) {
    return Stream.concat(
            rule.children().stream(),
            rule.others().stream().flatMap(name -> children(named(name)).stream()))
        .toList();
  }

  private SchemaRule named(String name) {
    return Objects.requireNonNull(rules.get(name), name);
  }
}
