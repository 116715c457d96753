package com.mailfence.dav.report;

import com.mailfence.dav.property.Asked;
import com.mailfence.dav.property.Teller;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Destination;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus.Share;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import com.mailfence.dav.xml.XmlReading;
import com.mailfence.dav.xml.XmlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells properties, and in the place of addresses in them the properties of what stands there. RFC
 * 3253 s3.8
 */
final class ExpandProperty implements Reports.Report {
  private static final Name PROPERTY = Name.dav("property");
  private static final Name HREF = Name.dav("href");
  private static final Name HELD = Name.dav("held");
  private static final int DEEPEST = 4;
  private static final int MOST = 1_000;

  @Override
  public Answer run(Query query) {
    List<Element> wanted = query.asked().elements(PROPERTY);
    refuseDeep(wanted, 1);
    var walk = new Walk(query, new Teller(query.view(), new Asked.Some(List.of())));
    return new Answer.Told(
        out -> {
          out.properties(query.resource().href(), walk.shares(query.resource(), wanted));
          out.finish();
        });
  }

  private static void refuseDeep(List<Element> wanted, int depth) {
    for (Element one : wanted) {
      List<Element> inner = one.elements(PROPERTY);
      if (!inner.isEmpty() && depth == DEEPEST) {
        throw new Unmet(Condition.WITHIN_LIMITS); // DV03
      }
      refuseDeep(inner, depth + 1);
    }
  }

  private static Name name(Element property) {
    String local =
        property.attribute("name").orElseThrow(() -> new BadWire("property without a name"));
    return property
        .attribute("namespace")
        .map(space -> new Name(space, local))
        .orElse(Name.dav(local));
  }

  /** The addresses in a property of a resource. */
  static List<String> hrefs(Teller teller, Resource resource, Name property) throws IOException {
    Value value = teller.one(resource, property);
    return value == null
        ? List.of()
        : Walk.read(property, value).elements(HREF).stream()
            .map(href -> href.text().strip())
            .toList();
  }

  /** One answer under way. */
  private static final class Walk {
    private final Query query;
    private final Teller teller;
    private int told;

    Walk(Query query, Teller teller) {
      this.query = query;
      this.teller = teller;
    }

    List<Share> shares(Resource resource, List<Element> wanted) throws IOException {
      Map<Name, Value> found = new LinkedHashMap<>();
      Map<Name, Value> missing = new LinkedHashMap<>();
      for (Element one : wanted) {
        Name name = name(one);
        Value value = teller.one(resource, name);
        if (value == null) {
          missing.put(name, Value.NOTHING);
        } else {
          List<Element> inner = one.elements(PROPERTY);
          found.put(name, inner.isEmpty() ? value : expanded(name, value, inner));
        }
      }
      return List.of(new Share(200, found, null), new Share(404, missing, null));
    }

    /** Each address in the value gives a response of its own. */
    private Value expanded(Name name, Value value, List<Element> inner) throws IOException {
      List<Element> hrefs = read(name, value).elements(HREF);
      return out -> {
        for (Element href : hrefs) {
          if (++told > MOST) {
            return; // what was told is true, though it is not all
          }
          response(out, href.text().strip(), inner);
        }
      };
    }

    private void response(XmlWriter out, String href, List<Element> inner) throws IOException {
      out.start(Name.dav("response")).href(href);
      Optional<Resource> found = path(href).map(query.view().tree()::find);
      if (found.isEmpty() || found.get() instanceof Resource.Nothing) {
        out.element(Name.dav("status"), "HTTP/1.1 404 Not Found"); // DV04
      } else {
        for (Share share : shares(found.get(), inner)) {
          propstat(out, share);
        }
      }
      out.end();
    }

    private static void propstat(XmlWriter out, Share share) throws IOException {
      if (share.values().isEmpty()) {
        return;
      }
      out.start(Name.dav("propstat")).start(Name.dav("prop"));
      for (Map.Entry<Name, Value> one : share.values().entrySet()) {
        write(out, one.getKey(), one.getValue());
      }
      out.end();
      String status = share.status() == 200 ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found";
      out.element(Name.dav("status"), status).end();
    }

    private static void write(XmlWriter out, Name name, Value value) throws IOException {
      if (value.whole()) {
        value.write(out);
      } else {
        out.start(name);
        value.write(out);
        out.end();
      }
    }

    /** The value as elements: it is written once and read again. */
    private static Element read(Name name, Value value) throws IOException {
      var bytes = new ByteArrayOutputStream();
      var out = new XmlWriter(bytes);
      out.start(HELD);
      write(out, name, value);
      out.end().finish();
      return XmlReading.read(bytes.toByteArray()).elements().get(0);
    }

    private Optional<Path> path(String href) {
      try {
        return Destination.read(href, query.host());
      } catch (BadWire noPath) {
        return Optional.empty();
      }
    }
  }
}
