package com.mailfence.eas.wbxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the 26 code pages: the tags of a namespace by number and by name. The tables are data, in
 * {@code codepages.tsv}; tokens that are only known from old clients are in it too, so that they
 * can be read. [MS-ASWBXML] section 2.1.2.1.
 */
final class CodePage {
  /** Tokens are six bits wide; the lowest five are WBXML's own. */
  static final int TOKENS = 64;

  static final int FIRST_TOKEN = 5;

  private static final List<CodePage> PAGES = load();
  private static final Map<String, CodePage> BY_NAMESPACE = index(PAGES);

  private final String namespace;
  private final @Nullable Tag[] byToken = new @Nullable Tag[TOKENS];
  private final Map<String, Tag> byName = new HashMap<>();

  private CodePage(String namespace) {
    this.namespace = namespace;
  }

  static List<CodePage> all() {
    return PAGES;
  }

  static CodePage named(String namespace) {
    CodePage page = BY_NAMESPACE.get(namespace);
    if (page == null) {
      throw new IllegalArgumentException("no code page " + namespace);
    }
    return page;
  }

  String namespace() {
    return namespace;
  }

  /** The tag with this number, or null when the page has none there. */
  @Nullable Tag tag(int token) {
    return byToken[token];
  }

  Tag tag(String name) {
    Tag tag = byName.get(name);
    if (tag == null) {
      throw new IllegalArgumentException("no tag " + name + " in " + namespace);
    }
    return tag;
  }

  /** Whether the page has a tag of this name. */
  boolean has(String name) {
    return byName.containsKey(name);
  }

  private static List<CodePage> load() {
    Map<Integer, CodePage> pages = new HashMap<>();
    try (InputStream in = CodePage.class.getResourceAsStream("codepages.tsv");
        var lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          add(pages, line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void add(Map<Integer, CodePage> pages, String[] row) {
    int number = Integer.parseInt(row[0]);
    int token = Integer.parseInt(row[2], 16);
    CodePage page = pages.computeIfAbsent(number, n -> new CodePage(row[1]));
    Tag tag = new Tag(number, token, row[1], row[3]);
    boolean taken = page.byToken[token] != null;
    page.byToken[token] = tag;
    if (page.byName.put(tag.name(), tag) != null || taken) {
      throw new IllegalStateException("codepages.tsv names twice: " + tag);
    }
  }

  private static Map<String, CodePage> index(List<CodePage> pages) {
    Map<String, CodePage> index = new HashMap<>();
    pages.forEach(page -> index.put(page.namespace, page));
    return Map.copyOf(index);
  }
}
