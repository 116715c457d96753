package com.mailfence.core.format.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words of 4.0 in those of 3.0, as far as it has them; the others stay as they are. RFC 2426 */
final class ToThree {
  private static final String GEO = "geo:";

  private ToThree() {}

  static List<Property> of(List<Property> properties) {
    List<Property> out = new ArrayList<>(properties.size());
    for (Property property : properties) {
      Property now = preferred(translate(property));
      out.add(now.without("LABEL").without("SORT-AS"));
      if (property.is("N")) {
        sorted(property).ifPresent(out::add);
      } else if (property.is("ADR")) {
        labelled(now).ifPresent(out::add);
      }
    }
    return out;
  }

  private static Property translate(Property property) {
    return switch (property.line().name().toUpperCase(Locale.ROOT)) {
      case "PHOTO", "LOGO", "SOUND", "KEY" -> bytes(property);
      case "BDAY" -> date(property);
      case "ANNIVERSARY" -> date(property.named("X-ANNIVERSARY"));
      case "KIND" -> kind(property);
      case "MEMBER" -> property.named("X-ADDRESSBOOKSERVER-MEMBER");
      case "GENDER" -> property.named("X-GENDER");
      case "GEO" -> geo(property);
      default -> property;
    };
  }

  private static Property bytes(Property property) {
    return Picture.of(property)
        .map(picture -> picture.put(property, Version.V3_0))
        .orElseGet(() -> property.with("VALUE", "uri"));
  }

  private static Property date(Property property) {
    return CardDate.of(property).map(date -> date.put(property, Version.V3_0)).orElse(property);
  }

  /** Apple's programs know no other kind, and of 3.0 nobody does. */
  private static Property kind(Property property) {
    boolean group = property.text().strip().equalsIgnoreCase("group");
    return group ? property.named("X-ADDRESSBOOKSERVER-KIND") : property;
  }

  private static Property geo(Property property) {
    String value = property.value().strip();
    int comma = value.indexOf(',');
    boolean point = value.startsWith(GEO) && comma > 0 && value.indexOf(';') < 0;
    return point
        ? property.withValue(
            value.substring(GEO.length(), comma) + ";" + value.substring(comma + 1))
        : property;
  }

  private static Optional<Property> sorted(Property n) {
    return n.line().argument("SORT-AS").map(sort -> Property.text("SORT-STRING", sort));
  }

  private static Optional<Property> labelled(Property address) {
    return address
        .line()
        .argument("LABEL")
        .map(label -> address.named("LABEL").without("LABEL").withText(label));
  }

  /** Only the most preferred is told from the others. RFC 2426 s3.3.1 */
  private static Property preferred(Property property) {
    if (property.line().parameter("PREF").isEmpty()) {
      return property;
    }
    Property plain = property.without("PREF");
    if (property.rank() != 1) {
      return plain;
    }
    List<String> types = new ArrayList<>(plain.types());
    types.add("pref");
    return plain.with("TYPE", types.toArray(String[]::new));
  }
}
