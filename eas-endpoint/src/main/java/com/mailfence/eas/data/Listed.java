package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What tasks and notes have in common. */
final class Listed {
  /** [MS-ASTASK] R395 */
  private static final int MOST_CATEGORIES = 300;

  private Listed() {}

  /** When it was changed. RFC 5545 s3.8.7 */
  static Block stamped(Block block, Instant now) {
    Block stamped = block.with(Moment.utc(now).as("DTSTAMP"));
    return block.has("LAST-MODIFIED") ? stamped.with(Moment.utc(now).as("LAST-MODIFIED")) : stamped;
  }

  /**
   * The component with the categories a device wrote.
   *
   * @param keeps whether that they are left out says nothing
   */
  static Block categories(Block block, Element data, String page, boolean keeps) {
    Optional<Element> sent = data.child(page, "Categories");
    if (sent.isEmpty() && keeps) {
      return block;
    }
    Set<String> wanted = new LinkedHashSet<>();
    for (Element one : sent.map(list -> list.children(page, "Category")).orElse(List.of())) {
      String text = one.text().strip();
      if (!text.isEmpty()) {
        wanted.add(text);
      }
    }
    if (wanted.size() > MOST_CATEGORIES) {
      throw new Refusal.Malformed("more than " + MOST_CATEGORIES, "Categories");
    }
    List<String> all = new ArrayList<>(wanted);
    if (all.equals(EventLooks.categories(block))) {
      return block;
    }
    return all.isEmpty()
        ? block.without("CATEGORIES") // [MS-ASTASK] R436, [MS-ASNOTE] R112
        : block.with(Property.texts("CATEGORIES", all));
  }
}
