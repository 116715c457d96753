package com.mailfence.testbed.eas;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What the text of an element may be. // [MS-ASDTYPE] section 2 */
enum SchemaText {
  NUMBER("n", "\\d+"),
  SIGNED("s", "-?\\d+"),
  BOOLEAN("b", "[01]"), // [MS-ASDTYPE] R5
  FILLED("f", "(?s).+"),
  TEXT("t", "(?s).*"),
  ANY("x", "(?s).*"),
  RAW("raw", "(?s).*"),
  EMPTY("empty", ""),
  TIME("time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), // [MS-ASDTYPE] R15
  STAMP("stamp", "\\d{8}T\\d{6}Z"); // [MS-ASDTYPE] R12213

  private final String sign;
  private final Pattern pattern;

  SchemaText(String sign, String pattern) {
    this.sign = sign;
    this.pattern = Pattern.compile(pattern);
  }

  static SchemaText of(String sign) {
    return Arrays.stream(values())
        .filter(one -> one.sign.equals(sign))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("neither rule nor text: " + sign));
  }

  boolean fits(Node node) {
    boolean bytes = this == RAW || this == ANY;
    return node.children().isEmpty()
        && (bytes || !node.isOpaque())
        && (this != RAW || node.isOpaque())
        && pattern.matcher(node.text()).matches();
  }
}
