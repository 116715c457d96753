package com.mailfence.core.item;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A follow-up flag.
 *
 * @param state none, active or complete
 * @param details further properties by name (type, subject, dates, reminder ...), as the surface
 *     that set them wrote them; at most 16
 */
public record FollowUp(State state, Map<String, String> details) {
  public static final FollowUp NONE = new FollowUp(State.NONE, Map.of());

  /** How far a follow-up got. */
  public enum State {
    NONE,
    ACTIVE,
    COMPLETE
  }

  public FollowUp {
    details = details.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
