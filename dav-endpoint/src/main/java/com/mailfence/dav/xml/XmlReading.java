package com.mailfence.dav.xml;

import com.mailfence.core.format.xml.XmlReaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a request body. The bounds hold before anything is kept. // DV01, DV02 */
public final class XmlReading {
  private static final int DEEPEST = 48;
  private static final int MOST_ELEMENTS = 50_000;
  private static final int MOST_ATTRIBUTES = 32;

  /** One tag may be this long, in bytes: names, attributes and declarations together. */
  private static final int LONGEST_TAG = 8 * 1024;

  private static final Name LANGUAGE = new Name(XMLConstants.XML_NS_URI, "lang");

  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;

  private XmlReading() {}

  /**
   * The outermost element.
   *
   * @param body the whole body; its length is bounded by whoever took it
   * @throws BadWire if it is no XML, names a document type, or passes a bound
   */
  public static Element read(byte[] body) {
    refuseLongTags(body);
    try {
      XMLStreamReader reader = XmlReaders.open(new ByteArrayInputStream(body));
      try {
        return new XmlReading().tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new BadWire("not well-formed XML");
    }
  }

  /** The outermost element, if there is a body at all. */
  public static Optional<Element> readIfAny(byte[] body) {
    return body.length == 0 ? Optional.empty() : Optional.of(read(body));
  }

  /**
   * A parser compares each declaration of a tag with all others of it, so the tag's length must be
   * bounded before it runs. Bytes in comments count as well, which does no harm.
   */
  private static void refuseLongTags(byte[] body) {
    int from = -1;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '<') {
        from = i;
      } else if (body[i] == '>') {
        from = -1;
      } else if (from >= 0 && i - from > LONGEST_TAG && body[from + 1] != '!') {
        throw new BadWire("a tag of more than " + LONGEST_TAG + " bytes");
      }
    }
  }

  private Element tree(XMLStreamReader reader) throws XMLStreamException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(reader);
        case XMLStreamConstants.END_ELEMENT -> {
          Element done = open.pop().close();
          if (open.isEmpty()) {
            finish(reader);
            return done;
          }
          open.peek().nodes.add(done);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          Open parent = open.peek();
          if (parent != null) {
            parent.nodes.add(new Node.Text(reader.getText()));
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadWire("document types are not read");
        default -> {}
      }
    }
  }

  /** What follows the outermost element must be XML as well. */
  private static void finish(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      reader.next();
    }
  }

  private void begin(XMLStreamReader reader) {
    if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
      throw new BadWire("more than " + MOST_ELEMENTS + " elements or " + DEEPEST + " levels");
    }
    if (reader.getAttributeCount() > MOST_ATTRIBUTES) {
      throw new BadWire("more than " + MOST_ATTRIBUTES + " attributes");
    }
    Open parent = open.peek();
    var element = new Open(name(reader.getNamespaceURI(), reader.getLocalName()));
    String language = parent == null ? null : parent.attributes.get(LANGUAGE);
    if (language != null) {
      element.attributes.put(LANGUAGE, language); // RFC 4918 s4.3
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      element.attributes.put(
          name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    open.push(element);
  }

  private static Name name(String space, String local) {
    return new Name(space == null ? "" : space, local);
  }

  /** An element whose end is not there yet. */
  private static final class Open {
    private final Name name;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    Open(Name name) {
      this.name = name;
    }

    Element close() {
      return new Element(name, attributes, nodes);
    }
  }
}
