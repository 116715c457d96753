package com.mailfence.dav.xml;

import java.io.IOException;

/** What stands in a property's element; it is asked to write itself once. */
@FunctionalInterface
public interface Value {
  /** Nothing stands in it. */
  Value NOTHING = out -> {};

  void write(XmlWriter out) throws IOException;

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
