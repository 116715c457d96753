package com.mailfence.core.format.ical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Windows' names of time zones and the zones of the world, by the table of the Unicode CLDR. */
public final class WindowsZones {
  private static final String TABLE = "windows-zones.txt";
  private static final Map<String, ZoneId> ZONES = new LinkedHashMap<>();
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    load();
  }

  private WindowsZones() {}

  /** The zone Windows calls so, without regard to case. */
  public static Optional<ZoneId> zone(String windowsName) {
    return Optional.ofNullable(ZONES.get(windowsName.strip().toLowerCase(Locale.ROOT)));
  }

  /** What Windows calls the zone. */
  public static Optional<String> name(ZoneId zone) {
    return Optional.ofNullable(NAMES.get(zone.getId()));
  }

  /** The zone each of Windows' names stands for first. */
  static Collection<ZoneId> principal() {
    return ZONES.values();
  }

  private static void load() {
    try (InputStream in = WindowsZones.class.getResourceAsStream(TABLE);
        var reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(WindowsZones::enter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void enter(String line) {
    String[] fields = line.split("\t", -1);
    ZoneNames.known(fields[1])
        .ifPresent(zone -> ZONES.put(fields[0].toLowerCase(Locale.ROOT), zone));
    NAMES.put(fields[1], fields[0]);
    for (String other : fields[2].split(" ")) {
      NAMES.putIfAbsent(other, fields[0]);
    }
  }
}
