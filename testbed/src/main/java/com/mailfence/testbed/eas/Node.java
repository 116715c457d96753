package com.mailfence.testbed.eas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One element as the phone sees it. Names are whole, "AirSync:Sync"; a path is a row of names, each
 * one level deeper.
 */
public final class Node {
  private final String name;
  private final List<Node> children;
  private final byte @Nullable [] value;
  private final boolean opaque;

  private Node(String name, List<Node> children, byte @Nullable [] value, boolean opaque) {
    this.name = name;
    this.children = List.copyOf(children);
    this.value = value;
    this.opaque = opaque;
  }

  public static Node of(String name, Node... children) {
    return new Node(name, Arrays.asList(children), null, false);
  }

  public static Node of(String name, List<Node> children) {
    return new Node(name, children, null, false);
  }

  public static Node text(String name, String value) {
    return new Node(name, List.of(), value.getBytes(UTF_8), false);
  }

  public static Node number(String name, long value) {
    return text(name, Long.toString(value));
  }

  public static Node opaque(String name, byte[] value) {
    return new Node(name, List.of(), value, true);
  }

  public String name() {
    return name;
  }

  public List<Node> children() {
    return children;
  }

  /** Whether its value came, or goes, as bytes and not as text. */
  public boolean isOpaque() {
    return opaque;
  }

  /** Its value as bytes; none if it has none. */
  public byte[] bytes() {
    return value == null ? new byte[0] : value.clone();
  }

  /** Its value as text; empty if it has none. */
  public String text() {
    return value == null ? "" : new String(value, UTF_8);
  }

  /** Its value as a number. */
  public int number() {
    return Integer.parseInt(text());
  }

  /** Everything at the end of this path, in order. */
  public List<Node> all(String... path) {
    Stream<Node> level = Stream.of(this);
    for (String step : path) {
      level = level.flatMap(node -> node.children.stream()).filter(node -> node.name.equals(step));
    }
    return level.toList();
  }

  /** The first at the end of this path. */
  public Optional<Node> find(String... path) {
    return all(path).stream().findFirst();
  }

  public boolean has(String... path) {
    return find(path).isPresent();
  }

  /** The first at the end of this path, which must be there. */
  public Node at(String... path) {
    return find(path)
        .orElseThrow(() -> new NoSuchElementException(String.join(" / ", path) + " in " + this));
  }

  /** The text at the end of this path. */
  public Optional<String> value(String... path) {
    return find(path).map(Node::text);
  }

  /** A node like this with these children. */
  Node with(List<Node> others) {
    return new Node(name, others, null, false);
  }

  /** For people: XML with whole names, bytes as their number. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    show(out);
    return out.toString();
  }

  private void show(StringBuilder out) {
    out.append('<').append(name).append('>');
    if (value != null) {
      out.append(opaque ? value.length + " bytes" : text());
    }
    children.forEach(child -> child.show(out));
    out.append("</").append(name).append('>');
  }
}
