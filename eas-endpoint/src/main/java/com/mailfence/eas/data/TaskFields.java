package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plain values of tasks, and where they lie. [MS-ASTASK] section 2.2.2 */
final class TaskFields {
  static final String TASKS = "Tasks";
  static final String NORMAL = "1";

  private static final String COMPLETED = "COMPLETED";

  /** An importance no PRIORITY says: devices get it back as they wrote it. [MS-ASTASK] R550 */
  private static final String IMPORTANCE = "X-MAILFENCE-IMPORTANCE";

  private static final List<String> CLASSES =
      List.of("PUBLIC", "X-PERSONAL", "PRIVATE", "CONFIDENTIAL");

  private static final int LEAST_LOW = 6;
  private static final int MOST_HIGH = 4;

  private TaskFields() {}

  static Refusal wrong(String name) {
    return new Refusal.Malformed("a value that means nothing", name);
  }

  // Importance. RFC 5545 s3.8.1.9

  static String importance(Block block) {
    String own = block.word(IMPORTANCE);
    if (!own.isEmpty()) {
      return own;
    }
    String priority = block.word("PRIORITY");
    int rank = priority.matches("[1-9]") ? Integer.parseInt(priority) : 0;
    return rank >= LEAST_LOW ? "0" : rank > 0 && rank <= MOST_HIGH ? "2" : NORMAL;
  }

  static Block important(Block block, String value) {
    if (value.equals(importance(block))) {
      return block;
    }
    Block plain = block.without(IMPORTANCE);
    return switch (value) {
      case "0" -> plain.with(Property.of("PRIORITY", "9"));
      case NORMAL -> plain.without("PRIORITY");
      case "2" -> plain.with(Property.of("PRIORITY", "1"));
      default -> plain.without("PRIORITY").with(Property.of(IMPORTANCE, value));
    };
  }

  // Sensitivity

  static String sensitivity(Block block) {
    String word = block.word("CLASS");
    int known = CLASSES.indexOf(word);
    return String.valueOf(word.isEmpty() ? 0 : known < 0 ? 2 : known);
  }

  static Block sensitive(Block block, int code) {
    if (sensitivity(block).equals(String.valueOf(code))) {
      return block;
    }
    return code == 0 ? block.without("CLASS") : block.with(Property.of("CLASS", CLASSES.get(code)));
  }

  // Complete

  static boolean isDone(Block block) {
    String status = block.word("STATUS");
    return status.equals(COMPLETED) || status.isEmpty() && block.has(COMPLETED);
  }

  /** When it was done, or when somebody said so. [MS-ASTASK] R124 */
  static Optional<Instant> doneAt(Block block, Zones zones) {
    return block
        .property(COMPLETED)
        .or(() -> block.property("LAST-MODIFIED"))
        .or(() -> block.property("DTSTAMP"))
        .flatMap(one -> moment(one, zones));
  }

  private static Optional<Instant> moment(Property property, Zones zones) {
    try {
      return Optional.of(zones.instant(Moment.of(property)));
    } catch (BadCalendar e) {
      return Optional.empty();
    }
  }

  static Block done(Block block, Instant at) {
    Block now = block.with(Property.of("STATUS", COMPLETED)).with(Moment.utc(at).as(COMPLETED));
    return now.has("PERCENT-COMPLETE") ? now.with(Property.of("PERCENT-COMPLETE", "100")) : now;
  }

  static Block undone(Block block) {
    Block now = block.without(COMPLETED);
    now = now.word("STATUS").equals(COMPLETED) ? now.without("STATUS") : now;
    return now.word("PERCENT-COMPLETE").equals("100") ? now.without("PERCENT-COMPLETE") : now;
  }

  /** The text of a line; the property keeps its other parameters. */
  static Block line(Block block, String property, String value) {
    if (value.equals(block.text(property).strip())) {
      return block;
    }
    Property fresh = Property.text(property, value);
    return value.isEmpty()
        ? block.without(property)
        : block.with(block.property(property).map(old -> old.valued(fresh.value())).orElse(fresh));
  }
}
