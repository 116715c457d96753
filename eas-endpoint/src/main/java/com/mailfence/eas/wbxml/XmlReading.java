package com.mailfence.eas.wbxml;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads what {@link XmlNotation} writes, for transcripts that we wrote ourselves. It knows our
 * notation and no more of XML: no declarations, comments, DTDs, or attributes but one.
 */
public final class XmlReading {
  private static final String OPAQUE = "opaque=\"base64\"";
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private XmlReading(String text) {
    this.text = text;
  }

  /**
   * @return the element that is written there
   * @throws IllegalArgumentException with the place, if it is not written in our notation
   */
  public static Element read(String text) {
    XmlReading reading = new XmlReading(text);
    reading.blank();
    Element root = reading.element("", 1);
    reading.blank();
    if (reading.at < text.length()) {
      throw reading.bad("something behind the root");
    }
    return root;
  }

  private Element element(String around, int depth) {
    if (depth > DEEPEST) {
      throw bad("nested too deep");
    }
    expect("<");
    Tag tag = tag(around);
    blank();
    boolean opaque = accept(OPAQUE);
    blank();
    if (accept("/>")) {
      return new GrownElement(tag, List.of());
    }
    expect(">");
    List<Element> children = new ArrayList<>();
    String value = characters();
    while (!text.startsWith("</", at)) {
      children.add(element(tag.namespace(), depth + 1));
      if (!characters().isBlank() || !value.isBlank()) {
        throw bad("text beside elements");
      }
    }
    expect("</");
    if (tag(tag.namespace()) != tag) {
      throw bad("end does not match <" + tag + ">");
    }
    blank();
    expect(">");
    return made(tag, children, value, opaque);
  }

  private static Element made(Tag tag, List<Element> children, String value, boolean opaque) {
    if (!children.isEmpty() || value.isEmpty()) {
      return new GrownElement(tag, children);
    }
    if (opaque) {
      byte[] bytes = Base64.getMimeDecoder().decode(value);
      return new GrownElement(tag, new Content.Slice(bytes, 0, bytes.length, true));
    }
    return new GrownElement(tag, new Content.Text(value));
  }

  private Tag tag(String around) {
    String name = word();
    String namespace = around;
    if (accept(":")) {
      namespace = name;
      name = word();
    }
    return Tag.of(namespace, name);
  }

  private String word() {
    int from = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isWordPart(char c) {
    return c == '_' || c < 0x80 && Character.isLetterOrDigit(c);
  }

  /** Everything up to the next tag. */
  private String characters() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '<') {
      char c = text.charAt(at++);
      if (c == '&') {
        value.appendCodePoint(entity());
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private int entity() {
    int end = text.indexOf(';', at);
    if (end < 0) {
      throw bad("entity without an end");
    }
    String name = text.substring(at, end);
    at = end + 1;
    return switch (name) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "amp" -> '&';
      case "quot" -> '"';
      case "apos" -> '\'';
      case "#13" -> '\r';
      default -> throw bad("unknown entity");
    };
  }

  private void blank() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean accept(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  private void expect(String word) {
    if (!accept(word)) {
      throw bad(word + " expected");
    }
  }

  private IllegalArgumentException bad(String what) {
    return new IllegalArgumentException(what + " at character " + at);
  }
}
