package com.mailfence.core.format.xml;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one place that makes XML readers. The JDK's own factory resolves external entities unless it
 * is told not to; here nothing is fetched, no document type is processed, and no entity but the
 * five of XML itself is known.
 */
public final class XmlReaders {
  private static final XMLInputFactory FACTORY = hardened();

  private XmlReaders() {}

  /**
   * Opens a reader, namespace-aware, with neighbouring text joined. It does not recurse; whoever
   * builds a tree from it bounds the depth.
   *
   * @throws XMLStreamException if the beginning is no XML
   */
  public static XMLStreamReader open(InputStream in) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(in);
  }

  private static XMLInputFactory hardened() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Else the parser writes of broken bytes on the process's error output.
    factory.setXMLReporter((message, type, information, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }
}
