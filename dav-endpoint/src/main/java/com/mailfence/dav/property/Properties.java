package com.mailfence.dav.property;

import com.mailfence.dav.xml.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All live properties, by name. */
public final class Properties {
  private static final Map<Name, Property> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(
            BasicProperties.ALL,
            QuotaProperties.ALL,
            AccessProperties.ALL,
            PrincipalProperties.ALL,
            CollectionProperties.ALL,
            CalendarProperties.ALL,
            CardProperties.ALL,
            GroupProperties.ALL,
            SharingProperties.ALL)
        .flatMap(List::stream)
        .forEach(property -> BY_NAME.put(property.name(), property));
  }

  /** Live ones that a resource may also keep as they came. */
  private static final Set<Name> ALSO_KEPT =
      Set.of(BasicProperties.DISPLAY_NAME, BasicProperties.CONTENT_TYPE, Settings.TRANSPARENCY);

  private Properties() {}

  static Iterable<Property> all() {
    return BY_NAME.values();
  }

  static @Nullable Property find(Name name) {
    return BY_NAME.get(name);
  }

  /** Whether only the house says what it is. RFC 4918 s4.2 */
  public static boolean isProtected(Name name) {
    return BY_NAME.containsKey(name)
        && !name.equals(BasicProperties.DISPLAY_NAME)
        && !name.equals(Settings.TRANSPARENCY);
  }

  static boolean mayBeKept(Name name) {
    return !BY_NAME.containsKey(name) || ALSO_KEPT.contains(name);
  }
}
