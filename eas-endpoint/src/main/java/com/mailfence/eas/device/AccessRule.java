package com.mailfence.eas.device;

import com.mailfence.core.Refusal;
import com.mailfence.eas.device.Standing.Access;
import java.util.Locale;
import java.util.Optional;

/**
 * What is done with devices of a sort.
 *
 * @param access never {@code BY_RULE}
 * @param trait what of a device is looked at
 * @param pattern what it has to be, small and capital letters alike; a star stands for anything
 */
public record AccessRule(Access access, Trait trait, String pattern) {
  private static final int LONGEST = 200;

  /** What of a device is looked at. */
  public enum Trait {
    TYPE,
    MODEL,
    AGENT;

    private String of(TiedDevice device) {
      return switch (this) {
        case TYPE -> device.nature().type();
        case MODEL -> device.information().getOrDefault("Model", "");
        case AGENT -> device.nature().agent();
      };
    }
  }

  public AccessRule {
    boolean writable = !pattern.isBlank() && pattern.length() <= LONGEST;
    if (access == Access.BY_RULE || !writable || pattern.chars().anyMatch(c -> c < ' ')) {
      throw new Refusal.Malformed("rule", "expected an access, and a pattern of some letters");
    }
  }

  boolean meets(TiedDevice device) {
    return matches(pattern.toLowerCase(Locale.ROOT), trait.of(device).toLowerCase(Locale.ROOT));
  }

  /** Goes back to the last star only, so that no pattern takes long. */
  private static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int mark = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        mark = t;
      } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++mark;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** As one line. */
  String text() {
    return access + " " + trait + " " + pattern;
  }

  static Optional<AccessRule> read(String line) {
    String[] words = line.split(" ", 3);
    return words.length == 3
        ? Optional.of(new AccessRule(Access.valueOf(words[0]), Trait.valueOf(words[1]), words[2]))
        : Optional.empty();
  }
}
