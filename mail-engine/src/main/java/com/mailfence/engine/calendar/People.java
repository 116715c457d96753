package com.mailfence.engine.calendar;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import java.util.Locale;

/** Who takes part, as an object says it. */
final class People {
  private static final String MAILTO = "mailto:";

  private People() {}

  /** The organiser's address; empty if there is none. */
  static String organiser(Block block) {
    return block.property("ORGANIZER").map(People::address).orElse("");
  }

  /** The address of an organiser or attendee, without scheme, lower case. // CA09 */
  static String address(Property person) {
    String uri = person.value().strip();
    boolean mail = uri.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    return (mail ? uri.substring(MAILTO.length()) : uri).strip().toLowerCase(Locale.ROOT);
  }

  /** The revision as the organiser counts; 0 where none is told or it is no number. */
  static int sequence(Block block) {
    String digits = block.text("SEQUENCE").strip();
    boolean number = !digits.isEmpty() && digits.length() <= 9;
    return number && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : 0;
  }
}
