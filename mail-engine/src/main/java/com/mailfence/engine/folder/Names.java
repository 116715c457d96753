package com.mailfence.engine.folder;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a folder may be called. FOLD-006 */
final class Names {
  /** In characters, as the spine allows. */
  private static final int LONGEST = 255;

  private Names() {}

  /**
   * The name as it is kept: without blanks around it, composed, so that twins are seen as such.
   *
   * @throws Refusal.Malformed if it is empty, too long, or holds what is no text // SM05
   */
  static String clean(String wanted) {
    String name = Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    if (name.isEmpty() || name.length() > LONGEST) {
      throw new Refusal.Malformed("folder name", "1 to " + LONGEST + " characters");
    }
    if (name.chars().anyMatch(Names::breaksLines)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw new Refusal.Malformed("folder name", "characters");
    }
    return name;
  }

  private static boolean breaksLines(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }

  /** The name, or the first of "name (2)", "name (3)" ... that no child of the parent has. */
  static String free(String name, @Nullable CollectionId parent, List<Collection> all) {
    String candidate = name;
    for (int n = 2; isTaken(candidate, parent, all); n++) {
      String suffix = " (" + n + ")";
      int room = Math.min(name.length(), LONGEST - suffix.length());
      candidate = whole(name, room) + suffix;
    }
    return candidate;
  }

  private static boolean isTaken(String name, @Nullable CollectionId parent, List<Collection> all) {
    return all.stream()
        .anyMatch(c -> Objects.equals(c.parent(), parent) && c.name().equalsIgnoreCase(name));
  }

  /** The first characters of the name; a pair of surrogates is not cut in two. */
  private static String whole(String name, int room) {
    boolean split = room < name.length() && Character.isHighSurrogate(name.charAt(room - 1));
    return name.substring(0, split ? room - 1 : room);
  }
}
