package com.mailfence.eas.discover;

import com.mailfence.core.format.xml.XmlReaders;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a request document asks.
 *
 * @param address of the mailbox
 * @param schema in which the answer shall be
 */
record Question(String address, String schema) {
  private static final String REQUEST =
      "http://schemas.microsoft.com/exchange/autodiscover/mobilesync/requestschema/2006";
  private static final String OUTLOOK =
      "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006";
  private static final int DEEPEST = 8;
  private static final int LONGEST = 320;

  /** Empty if it is no such document, or asks more than once. [MS-ASCMD] R3799 */
  static Optional<Question> read(InputStream in) {
    try {
      XMLStreamReader xml = XmlReaders.open(in);
      Map<String, String> words = new HashMap<>();
      int depth = 0;
      int requests = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamReader.DTD || depth > DEEPEST) {
          return Optional.empty();
        } else if (event == XMLStreamReader.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamReader.START_ELEMENT) {
          depth++;
          if (!isRequest(xml.getNamespaceURI())) {
            return Optional.empty();
          }
          String name = xml.getLocalName();
          if (depth == 2 && name.equals("Request") && ++requests > 1) {
            return Optional.empty();
          } else if (depth == 3) {
            words.put(name, xml.getElementText());
            depth--;
          }
        }
      }
      return requests == 1 ? of(words) : Optional.empty();
    } catch (XMLStreamException bad) {
      return Optional.empty();
    }
  }

  /** Outlook asks in its own schema and is told that it is not served. */
  private static boolean isRequest(String namespace) {
    return REQUEST.equals(namespace) || OUTLOOK.equals(namespace);
  }

  private static Optional<Question> of(Map<String, String> words) {
    String address = words.getOrDefault("EMailAddress", "").strip();
    String schema = words.getOrDefault("AcceptableResponseSchema", "").strip();
    boolean whole = !address.isEmpty() && address.length() <= LONGEST && !schema.isEmpty();
    return whole ? Optional.of(new Question(address, schema)) : Optional.empty();
  }
}
