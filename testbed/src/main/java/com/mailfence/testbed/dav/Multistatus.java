package com.mailfence.testbed.dav;

import com.mailfence.core.format.xml.XmlReaders;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An answer of status 207. RFC 4918 s13
 *
 * @param token where the next sync begins; empty if none was told
 */
public record Multistatus(List<Response> responses, String token) {
  private static final String DAV = "DAV:";

  public Multistatus {
    responses = List.copyOf(responses);
  }

  /**
   * What was said of one resource.
   *
   * @param status of the resource itself; 200 where only properties were told
   * @param properties those told with 200, by their local name, each as its text
   */
  public record Response(String href, int status, Map<String, String> properties) {
    public Response {
      properties = Map.copyOf(properties);
    }

    /** The tag of its content; empty if it was not told. */
    public String tag() {
      return properties.getOrDefault("getetag", "");
    }

    /** Its content; nothing if it was not told. */
    public Optional<String> data() {
      return Optional.ofNullable(properties.get("calendar-data"))
          .or(() -> Optional.ofNullable(properties.get("address-data")));
    }
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Multistatus read(byte[] body) {
    try {
      XMLStreamReader reader = XmlReaders.open(new ByteArrayInputStream(body));
      return new Reading(reader).run();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("no multistatus", e);
    }
  }

  /** Goes once over the document; a property's elements are left out, its text is kept. */
  private static final class Reading {
    private final XMLStreamReader reader;
    private final List<Response> responses = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> found = new TreeMap<>();
    private final Map<String, String> told = new TreeMap<>();
    private String token = "";
    private String href = "";
    private int status = 200;
    private int depth;
    private boolean inProperties;

    Reading(XMLStreamReader reader) {
      this.reader = reader;
    }

    Multistatus run() throws XMLStreamException {
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
              text.append(
                  reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          default -> {}
        }
      }
      return new Multistatus(responses, token);
    }

    /** Depths: 1 multistatus, 2 response, 3 propstat, 4 prop, 5 a property. */
    private void begin() throws XMLStreamException {
      depth++;
      if (depth == 1 && !is("multistatus")) {
        throw new XMLStreamException("the root is " + reader.getLocalName());
      }
      if (depth == 2 && is("response")) {
        href = "";
        status = 200;
        told.clear();
      } else if (depth == 3 && is("propstat")) {
        found.clear();
      } else if (depth == 4 && is("prop")) {
        inProperties = true;
      }
      if (depth <= 5) {
        text.setLength(0);
      }
    }

    private void end() {
      if (depth == 5 && inProperties) {
        found.put(reader.getLocalName(), text.toString());
      } else if (depth == 4 && is("prop")) {
        inProperties = false;
      } else if (depth == 4 && is("status") && code() == 200) {
        told.putAll(found);
      } else if (depth == 3 && is("href")) {
        href = text.toString().strip();
      } else if (depth == 3 && is("status")) {
        status = code();
      } else if (depth == 2 && is("response")) {
        responses.add(new Response(href, status, told));
      } else if (depth == 2 && is("sync-token")) {
        token = text.toString().strip();
      }
      depth--;
    }

    private boolean is(String name) {
      return reader.getLocalName().equals(name) && DAV.equals(reader.getNamespaceURI());
    }

    /** Of a line like {@code HTTP/1.1 200 OK}. */
    private int code() {
      return Integer.parseInt(text.toString().strip().split(" ")[1]);
    }
  }
}
