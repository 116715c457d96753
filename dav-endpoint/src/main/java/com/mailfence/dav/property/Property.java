package com.mailfence.dav.property;

import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import org.jspecify.annotations.Nullable;

/**
 * A live property: the house knows what it means.
 *
 * @param general whether it is told when "all" are asked for // RFC 4918 s9.1
 */
record Property(Name name, boolean general, Telling telling) {
  /** Gives the value, or null where the resource does not have the property. */
  @FunctionalInterface
  interface Telling {
    @Nullable Value of(Ask ask);
  }

  /**
   * What is asked.
   *
   * @param asked the element of the request, which may say more than a name
   */
  record Ask(Resource resource, View view, Element asked) {}

  /** One that is told with "all". */
  static Property general(Name name, Telling telling) {
    return new Property(name, true, telling);
  }

  /** One that is told when it is asked for by name. */
  static Property asked(Name name, Telling telling) {
    return new Property(name, false, telling);
  }
}
