package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Tag;

/** One plain value of an event as devices have it, and where it lies in the component. */
interface EventField {
  /** The element that tells it. */
  Tag tag();

  /** The first version that knows it. */
  default Version since() {
    return Version.V12_1;
  }

  /** What a device sees; empty for nothing. */
  String shown(SeenEvent seen, Block block);

  /**
   * The component with this value there; an empty one takes it out.
   *
   * @throws com.mailfence.core.Refusal.Malformed if it makes no sense
   */
  Block with(SeenEvent seen, Block block, String value);

  /** What is seen where nothing was said. */
  default String none() {
    return "";
  }

  /** Whether a device may leave it out and mean nothing by it, whatever it said it manages. */
  default boolean stays() {
    return false;
  }

  static Tag calendar(String name) {
    return Tag.of(EventFields.CALENDAR, name);
  }
}
