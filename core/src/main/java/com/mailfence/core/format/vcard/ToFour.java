package com.mailfence.core.format.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words of 3.0 in those of 4.0. RFC 6350 appendix A */
final class ToFour {
  private final List<Property> all;

  private ToFour(List<Property> all) {
    this.all = all;
  }

  static List<Property> of(List<Property> properties) {
    var translation = new ToFour(properties);
    List<Property> out = new ArrayList<>(properties.size());
    for (Property property : properties) {
      Property now = translation.translate(property);
      if (now != null) {
        out.add(ranked(now));
      }
    }
    return out;
  }

  private @Nullable Property translate(Property property) {
    return switch (property.line().name().toUpperCase(Locale.ROOT)) {
      case "PHOTO", "LOGO", "SOUND", "KEY" -> bytes(property);
      case "BDAY", "ANNIVERSARY" -> date(property);
      case "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY" -> date(property.named("ANNIVERSARY"));
      case "X-ADDRESSBOOKSERVER-KIND" -> property.named("KIND");
      case "X-ADDRESSBOOKSERVER-MEMBER" -> property.named("MEMBER");
      case "X-GENDER" -> property.named("GENDER");
      case "REV" -> property.withValue(basic(property.value()));
      case "GEO" -> geo(property);
      case "EMAIL" -> untyped(property, "internet");
      case "N" -> named(property);
      case "ADR" -> labelled(property);
      case "LABEL" -> loose(property);
      case "SORT-STRING" -> first("N").isPresent() ? null : property;
      case "PROFILE" -> null;
      default -> property;
    };
  }

  private Optional<Property> first(String name) {
    return all.stream().filter(one -> one.is(name)).findFirst();
  }

  private static Property bytes(Property property) {
    return Picture.of(property)
        .map(picture -> picture.put(property, Version.V4_0))
        .orElse(property);
  }

  private static Property date(Property property) {
    return CardDate.of(property).map(date -> date.put(property, Version.V4_0)).orElse(property);
  }

  /** 2013-12-17T10:20:30Z is 20131217T102030Z. RFC 6350 s4.3.5 */
  private static String basic(String time) {
    return time.strip().replace("-", "").replace(":", "");
  }

  private static Property geo(Property property) {
    List<String> parts = property.parts();
    return parts.size() == 2
        ? property.withValue("geo:" + parts.get(0).strip() + "," + parts.get(1).strip())
        : property;
  }

  private static Property untyped(Property property, String type) {
    List<String> rest =
        property.line().parameter("TYPE").stream()
            .flatMap(types -> types.values().stream())
            .filter(one -> !one.strip().equalsIgnoreCase(type))
            .toList();
    return rest.isEmpty()
        ? property.without("TYPE")
        : property.with("TYPE", rest.toArray(String[]::new));
  }

  /** How a name is sorted is told at the name. RFC 6350 s5.9 */
  private Property named(Property n) {
    return first("SORT-STRING").map(sort -> n.with("SORT-AS", sort.text())).orElse(n);
  }

  private Property labelled(Property address) {
    return all.stream()
        .filter(one -> one.is("LABEL") && one.types().equals(address.types()))
        .findFirst()
        .map(label -> address.with("LABEL", label.text()))
        .orElse(address);
  }

  /** A label of no address is an address of nothing but a label. RFC 6350 s6.3.1 */
  private @Nullable Property loose(Property label) {
    boolean taken =
        all.stream().anyMatch(one -> one.is("ADR") && one.types().equals(label.types()));
    return taken ? null : label.named("ADR").with("LABEL", label.text()).withValue(";;;;;;");
  }

  /** RFC 6350 s5.3 */
  private static Property ranked(Property property) {
    boolean preferred = property.rank() == 1 && property.line().parameter("PREF").isEmpty();
    return preferred ? untyped(property, "pref").with("PREF", "1") : property;
  }
}
