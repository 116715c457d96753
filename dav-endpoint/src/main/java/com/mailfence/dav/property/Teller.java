package com.mailfence.dav.property;

import com.mailfence.dav.property.Property.Ask;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus;
import com.mailfence.dav.xml.Multistatus.Share;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the properties a request wants, of one resource after another. */
public final class Teller {
  private final View view;
  private final Asked asked;

  public Teller(View view, Asked asked) {
    this.view = view;
    this.asked = asked;
  }

  /** Tells those of a resource. */
  public void tell(Resource resource, Multistatus out) throws IOException {
    tell(resource, needsKept() ? DeadProperties.of(view.rows(), resource) : Map.of(), out);
  }

  /**
   * Tells those of a resource whose kept properties are known already.
   *
   * @param kept may be empty
   */
  public void tell(Resource resource, Map<Name, Element> kept, Multistatus out) throws IOException {
    Map<Name, Value> found = new LinkedHashMap<>();
    Map<Name, Value> missing = new LinkedHashMap<>();
    if (asked instanceof Asked.Some some) {
      for (Element one : some.properties()) {
        Value value = value(resource, kept, one);
        (value == null ? missing : found).put(one.name(), value == null ? Value.NOTHING : value);
      }
    } else {
      all(resource, kept, found);
    }
    if (view.prefer().minimal()) {
      missing.clear(); // RFC 8144 s2.1
    }
    out.properties(
        resource.href(), List.of(new Share(200, found, null), new Share(404, missing, null)));
  }

  /** Whether any property asked for may be a kept one, so that notes have to be read. */
  public boolean needsKept() {
    return !(asked instanceof Asked.Some some)
        || some.properties().stream().anyMatch(one -> Properties.mayBeKept(one.name()));
  }

  private void all(Resource resource, Map<Name, Element> kept, Map<Name, Value> found) {
    boolean names = asked instanceof Asked.Names;
    for (Property property : Properties.all()) {
      if (names || property.general()) {
        var ask = new Ask(resource, view, Element.empty(property.name()));
        Value value = property.telling().of(ask);
        if (value != null) {
          found.put(property.name(), names ? Value.NOTHING : value);
        }
      }
    }
    kept.forEach(
        (name, element) -> {
          if (!name.equals(DeadProperties.TYPE)) {
            found.put(name, names ? Value.NOTHING : Value.kept(element));
          }
        });
    if (asked instanceof Asked.All all) {
      for (Element one : all.besides()) {
        Value value = value(resource, kept, one);
        if (value != null) {
          found.put(one.name(), value);
        }
      }
    }
  }

  /** One property of a resource; null if it has none of that name. */
  public @Nullable Value one(Resource resource, Name name) {
    Map<Name, Element> kept =
        Properties.mayBeKept(name) ? DeadProperties.of(view.rows(), resource) : Map.of();
    return value(resource, kept, Element.empty(name));
  }

  private @Nullable Value value(Resource resource, Map<Name, Element> kept, Element one) {
    Element dead = kept.get(one.name());
    if (dead != null && !one.name().equals(DeadProperties.TYPE)) {
      return Value.kept(dead);
    }
    Property live = Properties.find(one.name());
    return live == null ? null : live.telling().of(new Ask(resource, view, one));
  }
}
