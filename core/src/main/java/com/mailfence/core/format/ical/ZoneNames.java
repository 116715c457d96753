package com.mailfence.core.format.ical;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which zone is meant by a name: programs prefix, abbreviate and translate them. */
final class ZoneNames {
  private static final int LONGEST = 200;

  /** All there are, without regard to case. */
  private static final Map<String, String> KNOWN = known();

  private static final Pattern OFFSET =
      Pattern.compile("\\(?(?:GMT|UTC)?\\s*([+-])(\\d{1,2}):?(\\d\\d)?\\)?");

  private ZoneNames() {}

  /**
   * The zone of that name, or of another name the description gives it.
   *
   * @param zone what the object says of it; null if it says nothing
   */
  static Optional<ZoneId> find(String tzid, @Nullable Block zone) {
    Optional<ZoneId> named = named(tzid);
    if (named.isPresent() || zone == null) {
      return named.or(() -> zone == null ? offset(tzid) : Optional.empty());
    }
    // Programs that make up a name tell the known one beside it.
    return known(zone.text("X-LIC-LOCATION")).or(() -> named(zone.text("TZID-ALIAS-OF")));
  }

  /** The zone of the world of exactly that name. */
  static Optional<ZoneId> known(String name) {
    String exact = KNOWN.get(name.strip());
    return exact == null ? Optional.empty() : Optional.of(ZoneId.of(exact));
  }

  /** All zones of the world that are named by a place, in order of name. */
  static List<ZoneId> all() {
    return KNOWN.values().stream()
        .distinct()
        .filter(id -> id.contains("/"))
        .map(ZoneId::of)
        .toList();
  }

  private static Optional<ZoneId> named(String tzid) {
    String name = tzid.strip();
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<ZoneId> whole = known(name).or(() -> WindowsZones.zone(name));
    // "/example.org/20050126_1/Europe/Berlin": the end of it, of one to three words.
    int slash = name.lastIndexOf('/');
    for (int words = 1; whole.isEmpty() && slash >= 0 && words <= 3; words++) {
      whole = words == 1 ? Optional.empty() : known(name.substring(slash + 1));
      slash = name.lastIndexOf('/', slash - 1);
    }
    return whole;
  }

  /** A name that says how far from UTC it is, and nothing else is known of it. */
  private static Optional<ZoneId> offset(String tzid) {
    Matcher m = OFFSET.matcher(tzid.strip());
    if (!m.lookingAt()) {
      return Optional.empty();
    }
    int minutes = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    int seconds = (Integer.parseInt(m.group(2)) * 60 + minutes) * 60;
    try {
      return Optional.of(ZoneOffset.ofTotalSeconds(m.group(1).equals("-") ? -seconds : seconds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> known() {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String id : ZoneId.getAvailableZoneIds()) {
      all.put(id, id);
    }
    all.put("Z", "UTC");
    // Set by java.time for itself: three letters that mean nothing elsewhere.
    all.keySet().removeIf(id -> id.startsWith("SystemV/"));
    return all;
  }
}
