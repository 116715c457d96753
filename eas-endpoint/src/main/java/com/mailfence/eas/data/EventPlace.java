package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an event is, in parts. [MS-ASAIRS] section 2.2.2.28 */
final class EventPlace {
  private static final String BASE = "AirSyncBase";

  private EventPlace() {}

  /** DisplayName, Latitude, Longitude, in this order; empty for no place. */
  static Optional<Element> show(Block block) {
    String name = block.text("LOCATION").strip();
    String[] point = block.text("GEO").split(";", -1);
    boolean pointed = point.length == 2 && isDegrees(point[0], 90) && isDegrees(point[1], 180);
    if (name.isEmpty() && !pointed) {
      return Optional.empty();
    }
    ElementBuilder out = Element.grow(BASE, "Location");
    if (!name.isEmpty()) {
      out.text("DisplayName", name);
    }
    if (pointed) {
      out.text("Latitude", point[0].strip()).text("Longitude", point[1].strip());
    }
    return Optional.of(out.build());
  }

  /** The event at the place a device tells; an empty one is none. [MS-ASAIRS] R1001013 */
  static Block with(Block block, Element place) {
    String said = part(place, "DisplayName");
    String name =
        said.isEmpty()
            ? Stream.of("Street", "City", "State", "PostalCode", "Country")
                .map(part -> part(place, part))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "))
            : said;
    Block now = block;
    if (!name.equals(block.text("LOCATION").strip())) {
      now = name.isEmpty() ? now.without("LOCATION") : now.with(located(block, name));
    }
    String latitude = part(place, "Latitude");
    String longitude = part(place, "Longitude");
    boolean pointed = isDegrees(latitude, 90) && isDegrees(longitude, 180);
    String point = latitude + ";" + longitude;
    if (!pointed) {
      return now.without("GEO");
    }
    return point.equals(block.text("GEO")) ? now : now.with(Property.of("GEO", point));
  }

  private static Property located(Block block, String name) {
    Property fresh = Property.text("LOCATION", name);
    return block.property("LOCATION").map(old -> old.valued(fresh.value())).orElse(fresh);
  }

  private static String part(Element place, String name) {
    return place.text(BASE, name).orElse("").strip();
  }

  private static boolean isDegrees(String text, int most) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    try {
      return number.matches("[+-]?\\d{1,3}(\\.\\d{1,20})?")
          && Math.abs(Double.parseDouble(number)) <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
