package com.mailfence.deploy.house;

import java.util.ArrayList;
import java.util.List;

/** Finds the comments of a Java text; what stands in strings is passed over. */
final class Comments {

  /**
   * One line of a comment.
   *
   * @param line counted from 1
   */
  record Comment(int line, String text) {}

  private final String text;
  private final List<Comment> found = new ArrayList<>();
  private int at;
  private int line = 1;

  private Comments(String text) {
    this.text = text;
  }

  static List<Comment> of(String text) {
    Comments comments = new Comments(text);
    while (comments.at < text.length()) {
      comments.step();
    }
    return List.copyOf(comments.found);
  }

  private void step() {
    if (text.startsWith("//", at)) {
      keep(lineEnd());
    } else if (text.startsWith("/*", at)) {
      keep(after("*/", at + 2));
    } else if (text.startsWith("\"\"\"", at)) {
      skip(literalEnd("\"\"\"", at + 3));
    } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
      skip(literalEnd(text.substring(at, at + 1), at + 1));
    } else {
      skip(at + 1);
    }
  }

  private void keep(int end) {
    int number = line;
    for (String part : text.substring(at, end).split("\n", -1)) {
      found.add(new Comment(number++, part.strip()));
    }
    skip(end);
  }

  private void skip(int end) {
    line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
    at = end;
  }

  private int literalEnd(String quote, int from) {
    int end = from;
    while (end < text.length() && !text.startsWith(quote, end)) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + quote.length(), text.length());
  }

  private int lineEnd() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }
}
