package com.mailfence.testbed.eas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element that may stand in another.
 *
 * @param name whole
 * @param kind a rule, or what its text is
 * @param since first version in which it may stand there
 * @param until last one
 */
record SchemaChild(String name, String kind, Mark mark, String since, String until) {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:(\\w+)/)?(\\w+):([\\w.]+?)(\\?|\\*|\\+|!\\d?|)(?:@(\\d+\\.\\d)(?:-(\\d+\\.\\d))?)?");

  static SchemaChild read(String page, String word) {
    Matcher m = WORD.matcher(word);
    if (!m.matches()) {
      throw new IllegalArgumentException("no child: " + word);
    }
    return new SchemaChild(
        (m.group(1) == null ? page : m.group(1)) + ":" + m.group(2),
        m.group(3),
        new Mark(m.group(4)),
        m.group(5) == null ? "12.1" : m.group(5),
        m.group(6) == null ? "16.1" : m.group(6));
  }

  boolean isIn(String version) {
    return since.compareTo(version) <= 0 && version.compareTo(until) <= 0;
  }

  /** How often it stands there. */
  record Mark(String sign) {
    boolean allows(long times, Node parent) {
      return switch (sign) {
        case "?" -> times <= 1;
        case "*" -> true;
        case "+" -> times >= 1;
        case "" -> times == 1;
        default -> times == (succeeded(parent) ? 1 : 0);
      };
    }

    private boolean succeeded(Node parent) {
      String success = sign.length() > 1 ? sign.substring(1) : "1";
      return parent.children().stream()
          .anyMatch(one -> one.name().endsWith(":Status") && one.text().equals(success));
    }
  }
}
