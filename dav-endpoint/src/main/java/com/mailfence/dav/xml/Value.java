package com.mailfence.dav.xml;

import java.io.IOException;

/** What stands in a property's element; it is asked to write itself once. */
@FunctionalInterface
public interface Value {
  /** Nothing stands in it. */
  Value NOTHING = out -> {};

  void write(XmlWriter out) throws IOException;

  /** Whether it writes the property's own element as well. */
  default boolean whole() {
    return false;
  }

  /** A property as it came, its attributes included. RFC 4918 s4.3 */
  static Value kept(Element property) {
    return new Value() {
      @Override
      public void write(XmlWriter out) throws IOException {
        out.node(property);
      }

      @Override
      public boolean whole() {
        return true;
      }
    };
  }

  static Value text(String text) {
    return out -> out.text(text);
  }

  static Value href(String href) {
    return out -> out.href(href);
  }

  /** Empty elements. */
  static Value names(Name... names) {
    return out -> {
      for (Name name : names) {
        out.empty(name);
      }
    };
  }
}
