package com.mailfence.dav.property;

import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Name;
import java.util.List;

/** Which properties a request wants. RFC 4918 s14.20 */
public sealed interface Asked {
  Name PROP = Name.dav("prop");
  Name ALL_PROP = Name.dav("allprop");
  Name PROP_NAME = Name.dav("propname");
  Name INCLUDE = Name.dav("include");

  /** The general ones, all that are kept, and these besides. */
  record All(List<Element> besides) implements Asked {}

  /** Only which there are. */
  record Names() implements Asked {}

  /** These; each element may say more than a name. */
  record Some(List<Element> properties) implements Asked {}

  /**
   * Reads it from the element around it; asking for nothing is asking for all.
   *
   * @throws BadWire if two things are asked at once
   */
  static Asked read(Element around) {
    boolean all = around.child(ALL_PROP).isPresent();
    boolean names = around.child(PROP_NAME).isPresent();
    List<Element> some = around.elements(PROP);
    if ((all ? 1 : 0) + (names ? 1 : 0) + some.size() > 1) {
      throw new BadWire("two of allprop, propname and prop");
    }
    if (names) {
      return new Names();
    }
    if (!some.isEmpty()) {
      return new Some(some.get(0).elements());
    }
    return new All(around.child(INCLUDE).map(Element::elements).orElse(List.of()));
  }
}
