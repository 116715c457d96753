package com.mailfence.core.format.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds what a version demands and a card does not have. RFC 6350 s6.2.1, RFC 2426 s3.1.2 */
final class Complete {
  private static final int PREFIX = 3;

  private Complete() {}

  static List<Property> of(Version version, List<Property> properties) {
    var card = new Card(version, properties);
    boolean named = card.first("FN").isPresent();
    boolean parted = version == Version.V4_0 || card.first("N").isPresent();
    if (named && parted) {
      return properties;
    }
    List<Property> complete = new ArrayList<>(properties);
    if (!parted) {
      complete.add(0, Property.structured("N", List.of(card.text("FN"), "", "", "", "")));
    }
    if (!named) {
      complete.add(0, Property.text("FN", name(card)));
    }
    return complete;
  }

  /** The best name for a card that has none: of its parts, or of who it is written to. */
  static String name(Card card) {
    String parts = card.first("N").map(Complete::name).orElse("");
    return Stream.of(
            parts,
            card.text("NICKNAME"),
            card.first("ORG").map(org -> org.part(0)).orElse(""),
            card.text("EMAIL"),
            card.text("TEL"))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  /** Prefix, first, middle and last name, suffix. */
  private static String name(Property n) {
    return Stream.of(PREFIX, 1, 2, 0, 4)
        .map(index -> n.part(index).strip())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
