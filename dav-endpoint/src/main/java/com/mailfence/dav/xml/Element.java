package com.mailfence.dav.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element as it was sent, with all that stood in it, so that a property nobody here knows can be
 * given back as it came. RFC 4918 s4.3
 *
 * @param attributes in the order they came, {@code xml:lang} with those of the elements around it
 */
public record Element(Name name, Map<Name, String> attributes, List<Node> nodes) implements Node {
  public Element {
    attributes = Map.copyOf(attributes);
    nodes = List.copyOf(nodes);
  }

  /** An element that holds nothing. */
  public static Element empty(Name name) {
    return new Element(name, Map.of(), List.of());
  }

  /** An element that holds text. */
  public static Element of(Name name, String text) {
    return new Element(name, Map.of(), List.of(new Text(text)));
  }

  public boolean is(Name other) {
    return name.equals(other);
  }

  /** The elements in it. */
  public List<Element> elements() {
    return nodes.stream().filter(Element.class::isInstance).map(Element.class::cast).toList();
  }

  /** The elements of that name in it. */
  public List<Element> elements(Name wanted) {
    return elements().stream().filter(element -> element.is(wanted)).toList();
  }

  public Optional<Element> child(Name wanted) {
    for (Node node : nodes) {
      if (node instanceof Element element && element.is(wanted)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** An attribute without a namespace. */
  public Optional<String> attribute(String local) {
    return Optional.ofNullable(attributes.get(new Name("", local)));
  }

  /** The characters directly in it. */
  public String text() {
    var text = new StringBuilder();
    for (Node node : nodes) {
      if (node instanceof Text characters) {
        text.append(characters.value());
      }
    }
    return text.toString();
  }
}
