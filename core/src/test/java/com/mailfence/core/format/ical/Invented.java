package com.mailfence.core.format.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Calendar objects nobody wrote: the same seed gives the same. */
final class Invented {
  private static final List<String> NAMES =
      List.of("SUMMARY", "DESCRIPTION", "X-A", "ATTENDEE", "CATEGORIES", "LOCATION", "X_B-9");
  private static final List<String> PIECES =
      List.of(
          "a", " ", "é", "漢", "😀", ";", ",", ":", "\\", "\"", "\n", "^", "'", "=", "\t", "x y");

  private final Random random;

  Invented(Random random) {
    this.random = random;
  }

  CalendarObject object() {
    List<Block> blocks = new ArrayList<>();
    for (int n = random.nextInt(3); n >= 0; n--) {
      blocks.add(block(random.nextBoolean() ? "VEVENT" : "X-BLOCK", 3));
    }
    return CalendarObject.of(blocks);
  }

  private Block block(String name, int depth) {
    List<Property> properties = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      properties.add(property());
    }
    List<Block> blocks = new ArrayList<>();
    for (int n = depth > 0 ? random.nextInt(3) : 0; n > 0; n--) {
      blocks.add(block("VALARM", depth - 1));
    }
    return new Block(name, properties, blocks);
  }

  private Property property() {
    Property property = Property.text(NAMES.get(random.nextInt(NAMES.size())), text());
    for (int n = random.nextInt(3); n > 0; n--) {
      property = property.with("P" + n, text());
    }
    return property;
  }

  private String text() {
    var out = new StringBuilder();
    for (int n = random.nextInt(40); n > 0; n--) {
      out.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return out.toString();
  }
}
