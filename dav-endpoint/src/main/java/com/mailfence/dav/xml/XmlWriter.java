package com.mailfence.dav.xml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import javax.xml.XMLConstants;

/**
 * Writes XML as it is made, in UTF-8. Whatever is handed to it, the result is well-formed:
 * characters that XML cannot hold become U+FFFD.
 */
public final class XmlWriter {
  private static final int PIECE = 8 * 1024;

  private final OutputStream out;
  private final StringBuilder text = new StringBuilder(PIECE + 1024);
  private final Deque<String> open = new ArrayDeque<>();

  public XmlWriter(OutputStream out) {
    this.out = out;
    text.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
  }

  /** Begins an element. */
  public XmlWriter start(Name name) throws IOException {
    open(name);
    text.append('>');
    return this;
  }

  /** Begins an element with one attribute that has no namespace. */
  public XmlWriter start(Name name, String attribute, String value) throws IOException {
    open(name);
    text.append(' ').append(attribute).append("=\"");
    escape(value, true);
    text.append("\">");
    return this;
  }

  /** Ends the innermost element. */
  public XmlWriter end() throws IOException {
    text.append("</").append(open.pop()).append('>');
    pass();
    return this;
  }

  public XmlWriter empty(Name name) throws IOException {
    open(name);
    open.pop();
    text.append("/>");
    return this;
  }

  public XmlWriter text(String value) throws IOException {
    escape(value, false);
    pass();
    return this;
  }

  /** An element that holds text. */
  public XmlWriter element(Name name, String value) throws IOException {
    return start(name).text(value).end();
  }

  /** The address of a resource. RFC 4918 s14.7 */
  public XmlWriter href(String value) throws IOException {
    return element(HREF, value);
  }

  private static final Name HREF = Name.dav("href");

  /** Something that was read, as it came. It is bounded in depth where it was read. */
  public XmlWriter node(Node node) throws IOException {
    if (node instanceof Node.Text characters) {
      return text(characters.value());
    }
    var element = (Element) node;
    open(element.name());
    int foreign = 0;
    for (Map.Entry<Name, String> attribute : element.attributes().entrySet()) {
      attribute(attribute.getKey(), attribute.getValue(), foreign++);
    }
    if (element.nodes().isEmpty()) {
      open.pop();
      text.append("/>");
      return this;
    }
    text.append('>');
    for (Node child : element.nodes()) {
      node(child);
    }
    return end();
  }

  /** Hands everything on. */
  public void finish() throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private void open(Name name) {
    String prefix = Name.prefix(name.space());
    boolean outermost = open.isEmpty();
    if (!prefix.isEmpty()) {
      String tag = prefix + ':' + name.local();
      text.append('<').append(tag);
      open.push(tag);
    } else if (name.space().isEmpty()) {
      text.append('<').append(name.local());
      open.push(name.local());
    } else {
      String tag = "x:" + name.local();
      text.append('<').append(tag).append(" xmlns:x=\"");
      escape(name.space(), true);
      text.append('"');
      open.push(tag);
    }
    if (outermost) {
      text.append(Name.declarations());
    }
  }

  private void attribute(Name name, String value, int number) {
    text.append(' ');
    if (name.space().equals(XMLConstants.XML_NS_URI)) {
      text.append("xml:");
    } else if (!name.space().isEmpty()) {
      text.append("xmlns:a").append(number).append("=\"");
      escape(name.space(), true);
      text.append("\" a").append(number).append(':');
    }
    text.append(name.local()).append("=\"");
    escape(value, true);
    text.append('"');
  }

  private void escape(String value, boolean quoted) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c < 0xD800 && c != '&' && c != '<' && c != '>' && c != '"') {
        text.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        text.append(c).append(value.charAt(++i));
      } else {
        special(c, quoted);
      }
    }
  }

  private void special(char c, boolean quoted) {
    switch (c) {
      case '&' -> text.append("&amp;");
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '"' -> text.append(quoted ? "&quot;" : "\"");
      case '\r' -> text.append("&#13;"); // a bare one would be read as a line feed
      case '\n' -> text.append(quoted ? "&#10;" : "\n");
      case '\t' -> text.append(quoted ? "&#9;" : "\t");
      default -> text.append(legal(c) ? c : '\uFFFD');
    }
  }

  private static boolean legal(char c) {
    return c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE;
  }

  private void pass() throws IOException {
    if (text.length() >= PIECE) {
      finish();
    }
  }
}
