package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The phone's own table, copied from the lists of [MS-ASWBXML] and not from the server's: tags that
 * the paper gives, and the versions that have them.
 */
final class Tokens {
  static final Tokens TABLE = new Tokens();

  /** A tag: where it stands, what it is called, and from which version to which it exists. */
  record Token(int page, int number, String name, String since, String until) {
    boolean isIn(String version) {
      return since.compareTo(version) <= 0 && version.compareTo(until) <= 0;
    }
  }

  private final Map<Integer, Token> byNumber = new HashMap<>();
  private final Map<String, Token> byName = new HashMap<>();

  private Tokens() {
    try (InputStream in = Tokens.class.getResourceAsStream("tokens.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      String[] page = {};
      for (String line : text.split("\n")) {
        String[] words = line.strip().split(" ");
        if (line.startsWith("  ")) {
          add(page, words);
        } else {
          page = words;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String[] page, String[] words) {
    int number = Integer.parseInt(words[0], 16);
    Token token =
        new Token(
            Integer.parseInt(page[0]),
            number,
            page[1] + ":" + words[1],
            words.length > 2 ? words[2] : "12.1",
            words.length > 3 ? words[3] : "16.1");
    byNumber.put(token.page() * 64 + number, token);
    byName.put(token.name(), token);
  }

  /** The tag of this name; one that is not in the table is a mistake in the test. */
  Token named(String name) {
    Token token = byName.get(name);
    if (token == null) {
      throw new IllegalArgumentException("no tag " + name);
    }
    return token;
  }

  /** The tag with this number, if this version has one. */
  Token numbered(int page, int number, String version) {
    Token token = byNumber.get(page * 64 + number);
    if (token == null || !token.isIn(version)) {
      throw new BadAnswer(
          "tag %d/%02X %s is not in version %s"
              .formatted(page, number, token == null ? "" : token.name(), version));
    }
    return token;
  }

  Iterable<Token> all() {
    return byName.values();
  }
}
